import matplotlib.pyplot as plt
import numpy as np

a, b = np.array([3, 1]), np.array([1, 2])  # (2,)


def draw(ax, start, end, color, style="-"):
    arrow = {"arrowstyle": "-|>", "color": color, "linestyle": style}
    arrow |= {"shrinkA": 0, "shrinkB": 0}
    ax.annotate("", end, start, arrowprops=arrow)


fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.4), sharex=True, sharey=True)
left, right = axes
zero = np.zeros(2)
draw(left, zero, a, "C0")
draw(left, a, a + b, "C1")
draw(left, zero, a + b, "black", "--")
left.text(1.9, 0.2, "$a$", color="C0")
left.text(3.75, 1.7, "$b$", color="C1")
left.text(1.5, 2, "$a + b$", ha="right")
draw(right, zero, 2 * b, "C2", "--")
draw(right, zero, b, "C1")
draw(right, zero, -b, "C3", ":")
right.text(0.95, 1.2, "$b$", color="C1")
right.text(2, 3.2, "$2 b$", color="C2")
right.text(-0.3, -1.9, "$-b$", color="C3")
for ax in axes:
    ax.plot(0, 0, "o", color="black", markersize=4)
    ax.grid(True)
    ax.set(xlim=(-1.5, 4.7), ylim=(-2.5, 4.5), aspect="equal")
    ax.set(xticks=range(-1, 5), yticks=range(-2, 5))
