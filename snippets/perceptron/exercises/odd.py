from itertools import product

import numpy as np

from nnref import threshold_unit

x = np.array(list(product([0, 1], repeat=3)))  # (8, 3)
y = x.sum(axis=1) % 2  # 1 for an odd number of ones
best, rows = 0, len(y)
for w in product([-2, -1, 0, 1, 2], repeat=3):
    for theta in np.arange(-6.5, 7):
        right = int((threshold_unit(x, w, theta) == y).sum())
        if right > best:
            best, example = right, (w, theta)
print(f"best {best} of {rows}, for example w = {example[0]}", end=", ")
print(f"theta = {example[1]}")
