import numpy as np

z = np.array([-0.5, -0.2, -0.1, 0.2])  # (4,)
y = np.array([0, 1, 0, 1])  # (4,)
print(z + 1, 10 * z, z**2)

y_hat = (z > 0).astype(int)  # False, True become 0, 1
right = y_hat == y
print(z > 0, y_hat)
count, share = right.sum(), right.mean()  # (1)!
print(right, count, share)
print("rows that are wrong:", np.flatnonzero(~right))  # (2)!
