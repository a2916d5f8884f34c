import numpy as np

z = np.array([0.4, -0.1, 0.0, 0.9, -0.3])  # (5,)
y = np.array([1, 1, 0, 0, 0])  # (5,)
mistakes = ((z > 0).astype(int) != y).sum()
print(mistakes)
