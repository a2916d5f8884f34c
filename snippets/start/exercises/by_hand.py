import numpy as np

x = np.array([[1, 2], [3, 0], [1, 1]])  # (3, 2)
W = np.array([[2, 0, 1], [1, 4, -1]])  # (2, 3)
product = x @ W
entries = product.size
print(product)
