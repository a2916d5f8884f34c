import numpy as np

# one row for each customer: apples, loaves, eggs
x = np.array([[2, 1, 3], [0, 2, 0], [1, 0, 6], [4, 0, 1]])  # (4, 3)
# one column for each shop
W = np.array([[3, 2], [5, 6], [2, 1]])  # (3, 2)
product = x @ W  # (4, 2)
print(product)
entry = x[0] @ W[:, 0]  # row 0 with column 0
print(f"{x[0]} with {W[:, 0]}: {entry}")
