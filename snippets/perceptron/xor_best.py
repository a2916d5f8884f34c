from itertools import product

import matplotlib.pyplot as plt
import numpy as np

from nnref import gate, threshold_unit

x, y = gate("XOR")  # rows 00, 01, 10, 11
lines = {}  # table of outputs -> the first line that makes it
for w1, w2, theta in product([-1, 0, 1], [-1, 0, 1], [-1.5, -0.5, 0.5, 1.5]):
    table = tuple(threshold_unit(x, [w1, w2], theta).tolist())
    lines.setdefault(table, (w1, w2, theta))
tables = np.array(sorted(lines))  # (14, 4)
right = (tables == y).sum(axis=1)  # rows as in XOR, per table
count, best = len(tables), int(right.max())
for k in range(len(y) + 1):
    names = ["".join(map(str, table)) for table in tables[right == k]]
    print(f"{k} rows right:", *names)

fig, axes = plt.subplots(2, 2, figsize=(4.5, 4.4), sharex=True, sharey=True)
window = np.array([-0.5, 1.5])
for ax, table in zip(axes.flat, tables[right == best]):
    w1, w2, theta = lines[tuple(table.tolist())]
    line = (theta - w1 * window) / w2  # x w = theta
    far = 4 if w2 > 0 else -4  # the side that fires
    ax.fill_between(window, line, far, color="C0", alpha=0.15, linewidth=0)
    ax.plot(window, line, color="black")
    ax.plot(*x[table != y].T, "o", ms=16, color="none", markeredgecolor="C3")
    ax.plot(*x[y == 1].T, "o", color="C0")
    ax.plot(*x[y == 0].T, "x", color="C1")
    ax.set_title(f"$w = ({w1}, {w2})$  " + rf"$\theta = {theta}$")
    ax.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    ax.label_outer()
ax.set(xlim=window, ylim=window, xticks=[0, 1], yticks=[0, 1])
