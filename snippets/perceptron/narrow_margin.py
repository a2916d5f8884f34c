import numpy as np

from nnref import Perceptron

print("delta   gamma   bound  updates")
table = []
for delta in [0.5, 0.1, 0.02, 0.01]:
    x = np.array([[1.0], [1.0 - delta]])  # (2, 1)
    y = np.array([1, 0])
    u = (2 * y - 1)[:, None] * np.column_stack([x, np.ones(2)])  # (2, 2)
    v = np.linalg.solve(u, np.ones(2))  # u v = 1 in both rows
    gamma = 1 / np.linalg.norm(v)
    bound = (u**2).sum(axis=1).max() / gamma**2
    record = Perceptron(n_inputs=1).fit(x, y, max_epochs=10_000)
    table.append((gamma, bound, record.updates))
    different = len({(*w, b) for w, b in record.history})
    print(f"{delta:5}  {gamma:.4f}  {bound:6.0f}  {record.updates:7}")
