from itertools import product

import numpy as np

from nnref import threshold_unit

x = np.array(list(product([0, 1], repeat=3)))  # all inputs, (8, 3)
w, theta = np.array([0.6, -0.4, 0.3]), 0.8
b = -theta
y_hat = threshold_unit(x, w, theta)  # (8,)
for row, total, output in zip(x, x @ w, y_hat):
    print(f"{row}  x w = {total:4.1f}  z = {total + b:4.1f}  {output}")
fires, rows, largest = int(y_hat.sum()), len(x), float((x @ w).max())
