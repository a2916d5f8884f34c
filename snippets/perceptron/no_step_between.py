import numpy as np

from nnref import gate

x, y = gate("XOR")
W1, b1 = np.array([[1, -1], [1, -1]]), np.array([-0.5, 1.5])
W2, b2 = np.array([[1], [1]]), np.array([-1.5])

h = x @ W1 + b1  # f is missing
z = (h @ W2 + b2)[:, 0]  # (4,)
W, b = W1 @ W2, b1 @ W2 + b2  # one unit that gives the same
same = np.allclose(z, (x @ W + b)[:, 0])
right = int(((z > 0) == y).sum())
print("z", z)
print("outputs", (z > 0).astype(int), " labels", y)
print(f"one unit: w = {W[:, 0]}, b = {b[0]}")
print("the same z:", same)
