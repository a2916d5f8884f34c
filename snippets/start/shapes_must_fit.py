import numpy as np

x = np.array([[2, 1, 3], [0, 2, 0]])  # (2, 3)
W = np.array([[3, 5, 2], [2, 6, 1]])  # (2, 3): the shops are rows
try:
    x @ W
except ValueError as error:
    print(error)
print(x.shape, W.T.shape, "->", (x @ W.T).shape)
