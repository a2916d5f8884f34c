import numpy as np

from nnref import Perceptron, gate

x, y = gate("AND")
gamma, R = 1 / np.sqrt(17), np.sqrt(3)
rng = np.random.default_rng(0)
starts = rng.normal(size=(50, 3))
starts /= np.linalg.norm(starts, axis=1, keepdims=True)  # 50 directions
print("|v0|  eta  most updates  bound")
table, count = [], len(starts)
for far, eta in [(0, 1), (10, 1), (100, 1), (100, 10), (100, 100)]:
    updates = []
    for *w, b in far * starts:
        unit = Perceptron(n_inputs=2, lr=eta, w=w, b=b)
        updates.append(unit.fit(x, y, max_epochs=10_000).updates)
    bound = (R / gamma) ** 2 + 2 * far / (eta * gamma)
    table.append((max(updates), bound))
    print(f"{far:4}  {eta:3}  {max(updates):12}  {bound:5.0f}")
