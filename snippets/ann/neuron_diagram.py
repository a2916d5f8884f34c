import matplotlib.pyplot as plt
import numpy as np

x, w, b = [0.5, 2.0, 1.0], [0.8, -0.4, 0.6], 0.1
z = np.dot(x, w) + b
a = np.tanh(z)

fig, ax = plt.subplots(figsize=(4.5, 2.9))
middle = dict(ha="center", va="center")
round_box = dict(boxstyle="round,pad=0.5", facecolor="white")
for m, height in enumerate([1.2, 0, -1.2]):
    text = f"$x_{m + 1} = {x[m]}$"
    ax.text(0, height, text, bbox=dict(facecolor="white"), **middle)
    ax.plot([0.65, 3.1], [height, 0], color="gray", zorder=0)
    spot = 1.9, height * 0.51
    blank = dict(facecolor="white", edgecolor="none", pad=1.5)
    text = f"$w_{m + 1} = {w[m]}$"
    ax.text(*spot, text, color="C1", bbox=blank, **middle)
ax.plot([3.6, 3.6], [-1.2, 0], color="gray", zorder=0)
ax.text(3.6, -1.25, f"$b = {b}$", color="C2", bbox=blank, **middle)
ax.text(3.6, 0, f"$z = {z:.1f}$", bbox=round_box, **middle)
ax.text(5.15, 0, "$f$", fontsize=13, bbox=round_box, **middle)
ax.text(6.85, 0, f"$a = {a:.2f}$", **middle)
for start, end in [(4.3, 4.85), (5.45, 6.1)]:
    ax.annotate("", (end, 0), (start, 0), arrowprops={"arrowstyle": "->"})
for left, top, name, color in [
    (0, 1.85, "inputs", "black"),
    (1.9, 1.85, "weights", "C1"),
    (3.6, 0.62, "sum", "black"),
    (3.6, -1.75, "bias", "C2"),
    (5.15, -0.62, "activation function", "black"),
    (6.85, 0.62, "output", "black"),
]:
    ax.text(left, top, name, color=color, **middle)
ax.set(xlim=(-0.8, 7.6), ylim=(-2, 2.1))
ax.axis("off")
