import numpy as np

x, y, eta = np.array([1.0, 2.0]), 0.0, 2.0
W1, W2 = np.array([[2.0, -2.0], [-1.0, 1.0]]), np.array([1.0, -3.0])
a1 = 1 / (1 + np.exp(-(x @ W1)))  # both one half
slope1 = a1 * (1 - a1)
delta2 = a1 @ W2 - y
right = W2 * delta2 * slope1
wrong = (W2 - eta * a1 * delta2) * delta2 * slope1
limit = W2[1] * delta2 / (a1[1] * delta2**2)
print("right", right, "wrong", wrong, "limit", limit)
