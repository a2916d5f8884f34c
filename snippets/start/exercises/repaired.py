import numpy as np

rng = np.random.default_rng(0)
w = rng.random(2)  # (2,)
x = np.array([[1, 0], [1, 1]], dtype=int)  # (2, 2)
z = x @ w  # (2,)
print("rows:", np.prod(z.shape))
print("share over 0.5:", (z > 0.5).mean())
