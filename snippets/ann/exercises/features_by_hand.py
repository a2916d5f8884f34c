import numpy as np

W1, b1 = np.array([[1.0, -1.0], [-1.0, 1.0]]), np.zeros(2)
W2, b2 = np.array([[1.0], [1.0]]), -1.0
x = np.array([[1.0, 4.0], [5.0, 2.0], [3.0, 3.5], [2.0, 5.0], [7.0, 10.0]])
h = np.maximum(0, x @ W1 + b1)
z = h @ W2 + b2
for row, features, output in zip(x, h, z[:, 0]):
    print(f"x {row}: h {features}, z = {output}")
points = len(np.unique(h[[0, 3, 4]], axis=0))
