import numpy as np

x = np.array([[2, 1], [0, 2]])  # (2, 2)
W = np.array([[3, 2], [5, 6]])  # (2, 2)
star, at = x * W, x @ W
print(f"x * W\n{star}")
print(f"x @ W\n{at}")
