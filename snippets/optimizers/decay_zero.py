import numpy as np

from nnref import L1, AdamW

rng = np.random.default_rng(0)
x = rng.normal(size=(60, 6))
y = x @ [2.0, -1.0, 0.0, 0.0, 0.0, 0.0] + rng.normal(size=60)
w, rule = np.zeros(6), AdamW(0.01, weight_decay=0.3)
for t in range(1500):
    rows = rng.integers(60, size=10)
    rule.step(w, (x[rows] @ w - y[rows]) @ x[rows] / 10)
zeros = int((w == 0).sum())
print("AdamW  ", w.round(2), f"{zeros} zeros")
w, eta = np.zeros(6), 0.1
for t in range(300):
    w = L1(0.3).prox(w - eta * (x @ w - y) @ x / 60, eta)
exact = int((w == 0).sum())
print("L1 prox", w.round(2), f"{exact} zeros")
