import numpy as np

from nnref import gate

weights = []
for name in ("AND", "XOR"):
    x, y = gate(name)
    rows = np.column_stack([2 * x - 1, np.ones(4)])  # (4, 3), of -1 and 1
    w, targets = np.zeros(3), 2 * y - 1
    for epoch in range(400):
        for row, target in zip(rows, targets):
            error = target - row @ w  # of the sum, not of the output
            w += 0.01 * error * row
    right = int(((rows @ w > 0.1) == (y == 1)).sum())  # (1)!
    weights.append(w)
    print(f"{name}: {right} of 4 right")
    print("  w =", w.round(2))
