import numpy as np

rng = np.random.default_rng(0)
y = rng.normal(size=100)
lowest, runs = y.mean(), 2000
means, squares = [], []
for eta in (0.5, 0.05):
    w = np.full(runs, lowest)
    for t in range(1, 1001):
        w -= eta * (w - y[rng.integers(100, size=runs)])
        if t in (100, 1000):
            means.append((w - lowest).mean())
            squares.append(((w - lowest) ** 2).mean())
            print(f"eta {eta}, {t:4} updates:", end=" ")
            print(f"{means[-1]:6.3f} {squares[-1]:.3f}")
