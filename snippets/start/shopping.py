import numpy as np

# amounts: apples, loaves, eggs
x = np.array([2, 1, 3])  # (3,)
# the price of one of each
w = np.array([3, 5, 2])  # (3,)

by_hand = x[0] * w[0] + x[1] * w[1] + x[2] * w[2]
total = x @ w  # the same
print("products", x * w)
print("sum", by_hand, total)
