import textwrap

import numpy as np

x = np.array([[2, 1, 3], [0, 2, 0]])  # (2, 3)
# the shops are rows
W = np.array([[3, 5, 2], [2, 6, 1]])  # (2, 3)
try:
    x @ W
except ValueError as error:
    message, sizes = str(error).rsplit(" (", 1)
    print(textwrap.fill(message, 40))
    print("(" + sizes)
print(x.shape, W.T.shape, "->", (x @ W.T).shape)
