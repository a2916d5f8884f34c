import numpy as np

from nnref import MLP

x = np.random.default_rng(1).normal(size=(5, 3))
with_dropout = MLP([3, 8, 1], "relu", dropout=0.5, rng=0)
without = MLP([3, 8, 1], "relu", rng=0)  # the same weights
apart = np.abs(with_dropout.predict(x) - without.predict(x)).max()
print("largest difference:", apart)
