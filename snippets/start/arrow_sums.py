import numpy as np

a, b = np.array([3, 1]), np.array([1, 2])  # (2,)
print("a + b =", a + b)
print("2 b   =", 2 * b)
print("-b    =", -b)
print("a - b =", a - b)
