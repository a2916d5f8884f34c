import numpy as np

from nnref import gate, maxout

x, y = gate("XOR")
W = np.array([[1.0, -1.0], [-1.0, 1.0]])  # sums x1 - x2, x2 - x1
a = maxout(x @ W, pieces=2)[:, 0]
right = int((a == y).sum())
print(f"labels  {y}")
print(f"outputs {a}: {right} right")

rows = np.column_stack([x, np.ones(4)])  # one linear sum, with a bias
best = np.linalg.lstsq(rows, y, rcond=None)[0]
fitted = rows @ best
print("best linear fit:", fitted.round(3))
