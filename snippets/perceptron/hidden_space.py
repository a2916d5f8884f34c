import matplotlib.pyplot as plt
import numpy as np

from nnref import gate

x, y = gate("XOR")  # rows 00, 01, 10, 11
h = np.column_stack([gate("OR")[1], gate("NAND")[1]])  # (4, 2)
points = len(np.unique(h, axis=0))
a = np.array([-0.4, 1.6])
low, high = 0.5 - a, 1.5 - a  # lines with the sums 0.5 and 1.5

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.6))
axes[0].plot(a, low, color="black")  # OR fires above
axes[0].plot(a, high, color="black", linestyle="--")  # NAND fires below
axes[0].fill_between(a, low, high, color="C0", alpha=0.15, linewidth=0)
axes[1].plot(a, high, color="black")  # AND fires above
axes[1].fill_between(a, high, 4, color="C0", alpha=0.15, linewidth=0)
for ax, rows, name in zip(axes, [x, h], "xh"):
    digits = {}  # point -> the rows that lie there
    for row, text in zip(rows, ["00", "01", "10", "11"]):
        digits.setdefault(tuple(row), []).append(text)
    for (left, height), texts in digits.items():
        ax.text(left, height + 0.12, ", ".join(texts), ha="center")
    ax.plot(*rows[y == 1].T, "o", color="C0")
    ax.plot(*rows[y == 0].T, "x", color="C1")
    ax.set(xlim=a, ylim=a, xticks=[0, 1], yticks=[0, 1], aspect="equal")
    ax.set_xlabel(f"${name}_1$", size=13)
    ax.set_ylabel(f"${name}_2$", size=13)
