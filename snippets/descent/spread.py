import matplotlib.pyplot as plt
import numpy as np

from nnref import digits, standardize

x, digit = digits()
x, y = standardize(x[:128]), digit[:128] % 2
n, draws = len(x), 300
gradients = (0.5 - y)[:, None] * x  # of a sigmoid unit with w = 0, (n, 64)
off = gradients - gradients.mean(axis=0)
variance = (off**2).sum(axis=1).mean()
sizes = 2 ** np.arange(7)  # 1 to 64
theory = variance / sizes, variance / sizes * (n - sizes) / (n - 1)
rng = np.random.default_rng(0)
again = rng.integers(n, size=(draws, n))  # a sample may come twice
once = rng.permuted([range(n)] * draws, axis=1)  # none comes twice

fig, ax = plt.subplots(figsize=(4.5, 3.2))
ratios = []
for rows, line, look in zip((again, once), theory, ("C0o-", "C1x--")):
    sums = off[rows].cumsum(axis=1)[:, sizes - 1]  # (draws, 7, 64)
    means = sums / sizes[:, None]
    measured = (means**2).sum(axis=2).mean(axis=0)
    ratios.append(measured / line)
    print("measured / theory:", ratios[-1].min().round(2), end=" ")
    print("to", ratios[-1].max().round(2))
    ax.loglog(sizes, measured, look[:3], markersize=5)
    ax.loglog(sizes, line, look[:2] + look[3:])
ax.text(14, 1.6, "may come twice", color="C0")
ax.text(3.2, 0.3, "none comes twice", color="C1")
ax.set(xlabel="batch size", ylabel="mean squared distance")
ax.set(xticks=sizes, xticklabels=sizes)
ax.minorticks_off()
