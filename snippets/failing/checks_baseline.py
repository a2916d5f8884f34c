import numpy as np

rng = np.random.default_rng(0)
x = rng.normal(size=(1000, 2))
y = x.sum(axis=1) > 2.4  # a rare class
base = float(1 - y.mean())
print(f"always no: {base:.1%} right")
w, b, table = np.zeros(2), 0.0, []
for t in range(1, 2001):
    a = 1 / (1 + np.exp(-(x @ w + b)))
    w, b = w - x.T @ (a - y) / len(x), b - (a - y).mean()
    if t in (5, 2000):
        found = a > 0.5
        table.append([(found == y).mean(), found[y].mean()])
        print(f"{t:4} steps: {table[-1][0]:.1%} right,"
              f" {table[-1][1]:.0%} found")
