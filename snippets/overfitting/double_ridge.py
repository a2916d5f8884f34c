import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(2)
n, D, draws, sigma = 20, 100, 100, 0.5
w_star = 1 / np.arange(1, D + 1)
x = rng.standard_normal((draws, n, D))
y = (x @ w_star + sigma * rng.standard_normal((draws, n)))[..., None]
counts = [1, 2, 3, 5, 8, 12, 15, 17, 19, 20, 21, 23, 26, 32, 45, 65, 100]


def tuned(d):  # the formula of this section
    s2 = sigma**2 + (w_star[d:] ** 2).sum()
    return d * s2 / (n * (w_star[:d] ** 2).sum())


def median(d, strength):  # error on new samples
    part, across = x[:, :, :d], x[:, :, :d].swapaxes(1, 2)
    shrunk = part @ across + n * strength * np.eye(n)
    w = np.zeros((draws, D))
    w[:, :d] = (across @ np.linalg.solve(shrunk, y))[..., 0]
    return sigma**2 + np.median(((w - w_star) ** 2).sum(axis=1))


rows = [[median(d, s) for d in counts] for s in (0.001, 0.02)]
rows.append([median(d, tuned(d)) for d in counts])
print("  d  0.001   0.02  tuned  lambda")
for d, *row in list(zip(counts, *rows))[1::2]:
    print("{:3} {:6.2f} {:6.2f} {:6.2f}".format(d, *row), f"{tuned(d):7.2f}")

fig, ax = plt.subplots(figsize=(4.5, 2.8))
for row, look in zip(rows, ("C0o-", "C1s--", "C2^:")):
    ax.loglog(counts, row, look, markersize=4)
ax.text(22, 3.9, "$\\lambda = 0.001$", color="C0", size=11)
ax.text(29, 1.7, "$\\lambda = 0.02$", color="C1", size=11)
ax.text(20, 0.6, "tuned", color="C2")
ax.set_xticks([1, 2, 5, 10, 20, 50, 100], [1, 2, 5, 10, 20, 50, 100])
ax.set_yticks([0.5, 1, 2, 4], [0.5, 1, 2, 4])
ax.set(xlabel="features", ylabel="error on new samples")
ax.minorticks_off()
