import numpy as np

from nnref import Perceptron, gate

x, y = gate("OR")
u = (2 * y - 1)[:, None] * np.column_stack([x, np.ones(4)])  # (4, 3)
v_star = np.array([2, 2, -1]) / 3
R2, gamma = (u**2).sum(axis=1).max(), (u @ v_star).min()
bound = R2 / gamma**2
updates = Perceptron(n_inputs=2).fit(x, y, max_epochs=100).updates
print(f"u v* = {(u @ v_star).round(4)}")
print(f"bound {bound:.0f}, updates {updates}")
