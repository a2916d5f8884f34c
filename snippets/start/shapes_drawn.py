import matplotlib.pyplot as plt
import numpy as np

x = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])


def cells(ax, left, values, shape):
    for (i, j), value in np.ndenumerate(values):
        box = plt.Rectangle((left + j, -i), 1, -1, fill=False, color="black")
        ax.add_patch(box)
        ax.text(left + j + 0.5, -i - 0.5, value, ha="center", va="center")
    middle = left + values.shape[1] / 2
    ax.text(middle, -len(values) - 0.6, shape, ha="center", color="gray")


fig, ax = plt.subplots(figsize=(4.5, 2.5))
ax.add_patch(plt.Rectangle((5, -1), 2, -1, color="C0", alpha=0.25, lw=0))
ax.add_patch(plt.Rectangle((5, 0), 1, -4, color="C1", alpha=0.25, lw=0))
cells(ax, 0, np.array([[0.5]]), "()")
cells(ax, 2, np.array([[0.3, 0.4]]), "(2,)")
cells(ax, 5, x, "(4, 2)")
ax.text(7.2, -1.5, "x[1]", va="center", color="C0")
ax.text(5.5, 0.2, "x[:, 0]", ha="center", color="C1")
arrow = {"arrowstyle": "->", "color": "gray"}
ax.annotate("", (4.7, -4), (4.7, 0), arrowprops=arrow)
ax.text(4.55, -2.6, "axis 0", ha="right", color="gray")
ax.annotate("", (7, 1.2), (5, 1.2), arrowprops=arrow)
ax.text(7.2, 1.1, "axis 1", color="gray")
ax.set(xlim=(-0.2, 9), ylim=(-5, 1.5), aspect="equal")
ax.axis("off")
