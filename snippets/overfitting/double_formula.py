import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(1)
n, D, draws, sigma = 20, 100, 1000, 0.5
w_star = 1 / np.arange(1, D + 1)
x = rng.standard_normal((draws, n, D))
y = (x @ w_star + sigma * rng.standard_normal((draws, n)))[..., None]


def formulas(d):  # the exact one, and its limit
    r2, s2 = (w_star[:d] ** 2).sum(), sigma**2 + (w_star[d:] ** 2).sum()
    if d < n:
        return s2 * (1 + d / (n - d - 1)), s2 * n / (n - d)
    return (r2 * (1 - n / d) + s2 * (1 + n / (d - n - 1)),
            r2 * (1 - n / d) + s2 * d / (d - n))


def measured(d):  # mean over the draws
    part, across = x[:, :, :d], x[:, :, :d].swapaxes(1, 2)
    w = (np.linalg.solve(across @ part, across @ y) if d < n
         else across @ np.linalg.solve(part @ across, y))[..., 0]
    missed = ((w - w_star[:d]) ** 2).sum(axis=1).mean()
    return missed + (w_star[d:] ** 2).sum() + sigma**2


print("  d  measured  exact  limit")
table = [(d, measured(d), *formulas(d)) for d in (2, 5, 10, 14, 26, 32, 50, D)]
for row in table:
    print("{:3} {:9.2f} {:6.2f} {:6.2f}".format(*row))
ax = plt.subplots(figsize=(4.5, 2.8))[1]
for side in range(1, 19), range(22, 101):
    exact, limit = np.transpose([formulas(d) for d in side])
    ax.loglog(side, exact, "k-", side, limit, "C1--")
ax.loglog(*np.transpose(table)[:2], "C0o", markersize=5)
ax.text(27, 2.3, "limit curve", color="C1")
ax.set_xticks([1, 2, 5, 10, 20, 50, 100], [1, 2, 5, 10, 20, 50, 100])
ax.set_yticks([0.5, 1, 2, 5], [0.5, 1, 2, 5])
ax.minorticks_off()
ax.set(xlabel="features", ylabel="error on new samples")
