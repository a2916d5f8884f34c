from itertools import product

import numpy as np

x, w, y, p = np.array([2, 1, -1]), np.array([1, 2, 2]), 1, 0.5
masks = np.array(list(product([0, 1], repeat=3)))  # equally likely
y_hat = masks @ (x * w) / (1 - p)
mean, variance = y_hat.mean(), y_hat.var()
error = np.mean((y - y_hat) ** 2)
print("outputs ", y_hat)
print("mean", mean, " variance", variance)
print("mean squared error", error)
