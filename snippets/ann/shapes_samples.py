import numpy as np

from nnref import MLP

net = MLP([3, 4, 2])
rng, sizes = np.random.default_rng(0), []
for n in (1, 10, 1000):
    x = rng.normal(size=(n, 3))
    y_hat = net.predict(x)
    sizes.append(net.theta.size)
    print(f"n = {n:4}: output {y_hat.shape}, p = {sizes[-1]}")
