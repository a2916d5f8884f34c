import textwrap

import numpy as np

from nnref import squared_error

y = np.array([1.0, 0, 1, 0])  # (4,)
a = np.array([[1.0], [0.0], [1.0], [0.0]])  # (4, 1), and all right
errors = a - y
print("shape", errors.shape)
slip = float((0.5 * errors**2).mean())
half = float((0.5 * (np.full((4, 1), 0.5) - y) ** 2).mean())
print(f"all right: {slip}, all one half: {half}")
try:
    squared_error(a, y)
except ValueError as error:
    print(textwrap.fill(str(error), 40))
right = squared_error(a, y[:, None])
print("targets", y[:, None].shape, "loss", right)
