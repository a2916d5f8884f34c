import numpy as np

rng = np.random.default_rng(0)
x = rng.normal(size=(4, 3))  # 4 samples, 3 inputs
W = rng.normal(size=(3, 2))  # 2 neurons
b = rng.normal(size=2)

ones = np.ones((4, 1))
x_longer = np.hstack([x, ones])  # (4, 4): one more input
W_longer = np.vstack([W, b])  # (4, 2): its weights are b

z = x @ W + b
z_longer = x_longer @ W_longer
print(z.round(2))
print(z_longer.round(2))
same = bool(np.allclose(z, z_longer))
print("equal:", same)
