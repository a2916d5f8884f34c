import numpy as np

rng = np.random.default_rng(3)
d, draws, sigma = 20, 200, 0.5
w_star = 1 / np.arange(1, d + 1)
table = []
print("  n  error, three quartiles")
for n in (5, 10, 15, 20, 25, 40):
    x = rng.standard_normal((draws, n, d))
    y = x @ w_star + sigma * rng.standard_normal((draws, n))
    w = (np.linalg.pinv(x) @ y[..., None])[..., 0]
    error = sigma**2 + ((w - w_star) ** 2).sum(axis=1)
    table.append([n, *np.quantile(error, [0.25, 0.5, 0.75])])
    print("{:3} {:7.2f} {:7.2f} {:7.2f}".format(*table[-1]))
