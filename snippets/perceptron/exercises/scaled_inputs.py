import numpy as np

from nnref import Perceptron, gate

x, y = gate("AND")
bounds, updates = [], []
for name, x in [("0, 1", x), ("0, 2", 2 * x), ("-1, 1", 2 * x - 1)]:
    u = (2 * y - 1)[:, None] * np.column_stack([x, np.ones(4)])  # (4, 3)
    v = np.linalg.solve(u[1:], np.ones(3))  # the same corridor, new numbers
    gamma = (u @ v).min() / np.linalg.norm(v)
    bounds.append((u**2).sum(axis=1).max() / gamma**2)
    unit = Perceptron(n_inputs=2)
    updates.append(unit.fit(x, y, max_epochs=100).updates)
    print(f"inputs {name:5}: bound {bounds[-1]:3.0f}, updates {updates[-1]:2}")
