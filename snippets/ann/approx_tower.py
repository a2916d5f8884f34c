import matplotlib.pyplot as plt
import numpy as np

from nnref import sigmoid

s = 20  # steepness
x1, x2 = np.meshgrid(np.linspace(-1.5, 1.5, 91), np.linspace(-1.5, 1.5, 91))


def wall(u):  # 1 where u is between -0.5 and 0.5
    return sigmoid(s * (u + 0.5)) - sigmoid(s * (u - 0.5))


sums = wall(x1) + wall(x2)  # first hidden layer: four units
tower = sigmoid(s * (sums - 1.5))  # second hidden layer: one unit
corners = {"tower": (45, 45), "wall": (45, 90), "corner": (90, 90)}
heights = [[float(sums[p]), float(tower[p])] for p in corners.values()]
for name, (before, after) in zip(corners, heights):
    print(f"{name:6}: sum {before:.2f}, after {after:.4f}")

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.6), sharey=True)
for ax, z, level in zip(axes, (sums, tower), (1.5, 0.5)):
    ax.contourf(x1, x2, z, [level, 3], colors=["C0"], alpha=0.15)
    ax.contour(x1, x2, z, [level], colors=["C0"])
axes[0].contour(x1, x2, sums, [0.5], colors=["black"], linestyles="--")
for place, text in (((0, 0), "2"), ((0, 1), "1"), ((1, 0), "1"), ((1, 1), "0")):
    axes[0].text(*place, text, ha="center", va="center", size=11)
    axes[1].text(*place, int(text == "2"), ha="center", va="center", size=11)
for ax, title in zip(axes, ("two walls", "cut at 1.5")):
    ax.set_title(title, size=10)
    ax.set(aspect="equal", xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    ax.set_xlabel("$x_1$", size=12)
axes[0].set_ylabel("$x_2$", size=12)
