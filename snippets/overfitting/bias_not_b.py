import numpy as np

rng = np.random.default_rng(0)
x = (2 * np.arange(20) + 1) / 20 - 1
without, with_b = x[:, None], np.column_stack([x, np.ones(20)])
found = []
for name, Phi, f in ("w x", without, 2 * x), ("w x + b", with_b, x**2):
    y = f + 0.3 * rng.normal(size=(500, 20))
    c = np.linalg.pinv(Phi) @ y.T  # the parameters of each run
    bias2 = (((Phi @ c).mean(axis=1) - f) ** 2).mean()
    found.append([c.mean(axis=1)[-1], bias2])
    print(f"{name:7} bias^2 {bias2:.4f}, parameters", c.mean(axis=1).round(2))
