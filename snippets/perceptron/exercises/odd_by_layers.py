from itertools import product

import numpy as np

x = np.array(list(product([0, 1], repeat=3)))  # (8, 3)
y = x.sum(axis=1) % 2  # 1 for an odd number of ones
W1 = np.ones((3, 3))
b1 = np.array([-0.5, -1.5, -2.5])  # at least 1, at least 2, at least 3 ones
W2 = np.array([1, -1, 1])
b2 = -0.5

h = (x @ W1 + b1 > 0).astype(int)  # (8, 3)
y_hat = (h @ W2 + b2 > 0).astype(int)  # (8,)
print("outputs", y_hat)
print("labels ", y)
rows, right = len(y), int((y_hat == y).sum())
