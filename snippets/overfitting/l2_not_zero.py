import numpy as np

rng = np.random.default_rng(0)
x = rng.standard_normal((100, 3))
x[:, 1] = x[:, 0] + 0.3 * rng.standard_normal(100)  # nearly input 1
x = x - x.mean(axis=0)
y = 2 * x[:, 0] + 0.2 * x[:, 2]  # input 2 has no part in it, no noise
H, xy, table = x.T @ x / 100, x.T @ y / 100, []
for strength in [0, 0.01, 0.1, 1, 100]:
    w = np.linalg.solve(H + strength * np.eye(3), xy)
    table.append([float(value) for value in w])
    print(f"lambda {strength:<4}: ", *(f"{value:6.3f}" for value in w))
