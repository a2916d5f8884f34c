import numpy as np

from nnref import gate

x, y = gate("AND")  # (4, 2), (4,)
u = (2 * y - 1)[:, None] * np.column_stack([x, np.ones(4)])  # (4, 3)
print(u.astype(int))

v = np.linalg.solve(u[1:], np.ones(3))  # (1)!
v_star = v / np.linalg.norm(v)  # (3,) length 1
gamma = (u @ v_star).min()
R = np.linalg.norm(u, axis=1).max()
bound = (R / gamma) ** 2
print(f"v = {v.round(6)}")
print(f"u v* = {(u @ v_star).round(4)}")
print(f"gamma = {gamma:.4f}  R = {R:.4f}")
print(f"(R / gamma)^2 = {bound:.2f}")

rng = np.random.default_rng(0)
directions = rng.normal(size=(100_000, 3))
directions /= np.linalg.norm(directions, axis=1, keepdims=True)
best = (directions @ u.T).min(axis=1).max()  # the largest of their margins
tried = len(directions)
print(f"best of {tried} directions: {best:.4f}")
