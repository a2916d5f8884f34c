import numpy as np

from nnref import L1

rng = np.random.default_rng(2)
x = rng.standard_normal((40, 8))
truth = np.array([3.0, 0, 0, -2, 0, 0, 1, 0])
y = x @ truth + rng.standard_normal(40)
x, y, penalty = x - x.mean(axis=0), y - y.mean(), L1(0.3)
H, c = x.T @ x / 40, x.T @ y / 40
eta = 1 / np.linalg.eigvalsh(H)[-1]

hovering, w = np.zeros(8), np.zeros(8)
zeros = []
print("steps  subgradient  proximal")
for t in range(1001):
    if t in [1, 10, 100, 1000]:
        zeros.append([int((v == 0).sum()) for v in (hovering, w)])
        print(f"{t:5} {zeros[-1][0]:12} {zeros[-1][1]:9}")
    slope = H @ hovering - c + penalty.gradient(hovering)
    hovering = hovering - eta * slope
    w = penalty.prox(w - eta * (H @ w - c), eta)

print("w", *(w.round(1) + 0.0))
g = H @ w - c  # gradient of the data loss
print("g", *(g.round(1) + 0.0))
off = float(np.abs(g + 0.3 * np.sign(w))[w != 0].max())
inside = float(np.abs(g)[w == 0].max())
print("w not 0: g = -0.3 sign(w) is", off < 1e-9)
print(f"w is 0: |g| is at most {inside:.2f}")
floor = float(np.abs(hovering[truth == 0]).min())
print(f"subgradient: not below {floor:.2f}")
