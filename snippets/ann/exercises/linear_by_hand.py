import numpy as np

W1, b1 = np.array([[1, 2], [0, 1]]), np.array([1, 0])
W2, b2 = np.array([[2], [-1]]), np.array([1])
W, b = W1 @ W2, b1 @ W2 + b2
print("W:", W.ravel(), "b:", b)
