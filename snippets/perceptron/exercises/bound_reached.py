import numpy as np

from nnref import Perceptron

rows, table = np.array([[1]]), []
for _ in range(4):
    rows = np.block([[rows, rows], [rows, -rows]])  # n rows at right angles
    n = len(rows)
    x, y = rows[:, 1:], np.ones(n, dtype=int)  # column 0 is the constant input
    record = Perceptron(n_inputs=n - 1).fit(x, y, max_epochs=100)
    R, gamma = np.linalg.norm(rows, axis=1).max(), rows[:, 0].min()  # (1)!
    bound = (R / gamma) ** 2
    table.append((bound, record.updates))
    print(f"{n:2} rows: bound {bound:2.0f}, updates {record.updates:2}")
