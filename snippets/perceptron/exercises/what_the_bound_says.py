import numpy as np

from nnref import Perceptron, gate

x, y = gate("AND")
v_star = np.array([2, 2, -3]) / np.sqrt(17)
tables = {
    "AND": (x, y, 1),
    "one row twice": (np.vstack([x, x[3:]]), np.append(y, y[3:]), 1),
    "rows backward": (x[::-1], y[::-1], 1),
    "far row": (np.vstack([x, [-3, -3]]), np.append(y, 0), 1),
    "rate 10": (x, y, 10),
}
bounds, updates = [], []
for name, (rows, labels, rate) in tables.items():
    ones = np.ones(len(rows))
    u = (2 * labels - 1)[:, None] * np.column_stack([rows, ones])  # (n, 3)
    bounds.append((u**2).sum(axis=1).max() / (u @ v_star).min() ** 2)
    unit = Perceptron(n_inputs=2, lr=rate)
    updates.append(unit.fit(rows, labels, max_epochs=100).updates)
    print(f"{name:14} bound {bounds[-1]:3.0f}, updates {updates[-1]:2}")
