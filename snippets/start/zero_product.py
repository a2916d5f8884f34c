import numpy as np

x, w = np.array([2, 3]), np.array([3, -2])  # (2,)
total = x @ w
print(f"x w = {total}, and neither is zero")
