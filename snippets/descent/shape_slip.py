import textwrap

import numpy as np

from nnref import squared_error

a = np.array([[1.0], [0.0], [1.0], [0.0]])  # (4, 1), a network's output
y = np.array([1.0, 0, 1, 0])  # (4,), and every output is right
errors = a - y
slip = (0.5 * errors**2).mean()
print("shape", errors.shape, "loss", slip)
try:
    squared_error(a, y)
except ValueError as error:
    print(textwrap.fill(str(error), 40))
right = squared_error(a, y[:, None])
print("as a column", y[:, None].shape, "loss", right)
