import numpy as np

from nnref import L1

rng = np.random.default_rng(1)
common = rng.standard_normal((100, 50, 1))  # 100 draws of 50 samples
x = common + 0.1 * rng.standard_normal((100, 50, 2))  # two near copies
y = common + 0.5 * rng.standard_normal((100, 50, 1))
H = x.swapaxes(1, 2) @ x / 50  # (100, 2, 2)
c = x.swapaxes(1, 2) @ y / 50  # (100, 2, 1)

weights = {"L1": np.zeros((100, 2, 1)),
           "L2": np.linalg.solve(H + 0.1 * np.eye(2), c)}
eta = 1 / np.linalg.eigvalsh(H).max()
for t in range(3000):
    w = weights["L1"]
    weights["L1"] = L1(0.1).prox(w - eta * (H @ w - c), eta)
zeros = []
for name, w in weights.items():
    first, second = (w[..., 0] == 0).sum(axis=0)
    zeros.append([int(first), int(second)])
    print(f"{name}: {w[0, :, 0].round(2)}, {w[1, :, 0].round(2)}, ...")
    print(f"  w_1 is 0 in {first} draws, w_2 in {second}")
