import numpy as np

from nnref import Perceptron, gate

x, y = gate("AND")


def turned(x, one=1):
    rows = np.column_stack([x, one * np.ones(4)])  # (4, 3)
    return (2 * y - 1)[:, None] * rows


def bound(u):
    v = np.linalg.solve(u[1:], np.ones(3))  # the same corridor, new numbers
    gamma = (u @ v).min() / np.linalg.norm(v)
    return (u**2).sum(axis=1).max() / gamma**2


doubled = bound(turned(2 * x, one=2))
print(f"all doubled : bound {doubled:3.0f}")
bounds, updates = [], []
for name, x in [("0, 1", x), ("0, 2", 2 * x), ("-1, 1", 2 * x - 1)]:
    bounds.append(bound(turned(x)))
    unit = Perceptron(n_inputs=2)
    updates.append(unit.fit(x, y, max_epochs=100).updates)
    print(f"inputs {name:5}: bound {bounds[-1]:3.0f}, updates {updates[-1]:2}")
