import numpy as np

x, y = np.array([1.0, 2.0]), np.array([0.0, 2.5])
W1 = np.array([[2.0, -2.0], [-1.0, 1.0]])
W2 = np.array([[3.0, 1.0], [-1.0, 2.0]])
a1 = 1 / (1 + np.exp(-(x @ W1)))  # both one half
delta2 = a1 @ W2 - y  # f' = 1
delta1 = W2 @ delta2 * a1 * (1 - a1)
by_W2 = np.outer(a1, delta2)
print("delta2", delta2, "delta1", delta1)
print(by_W2)
