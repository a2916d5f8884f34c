import matplotlib.pyplot as plt
import numpy as np

from nnref import sigmoid

x, y = np.array([0.05, 0.10]), np.array([0.01, 0.99])
W1, b1 = np.array([[0.15, 0.25], [0.20, 0.30]]), 0.35
W2, b2 = np.array([[0.40, 0.50], [0.45, 0.55]]), 0.60
a1 = sigmoid(x @ W1 + b1)
a2 = sigmoid(a1 @ W2 + b2)
delta2 = (a2 - y) * a2 * (1 - a2)
delta1 = W2 @ delta2 * a1 * (1 - a1)

fig, ax = plt.subplots(figsize=(4.5, 3.2))
for left, W in [(0, W1), (2, W2)]:
    for m, j in np.ndindex(2, 2):
        start, end = (left, 1 - 2 * m), (left + 2, 1 - 2 * j)
        ax.plot(*zip(start, end), color="gray", linewidth=0.8, zorder=0)
        part = 0.5 if m == j else 0.28  # of the way, away from the crossing
        at = left + 2 * part, start[1] + part * (end[1] - start[1])
        box = dict(facecolor="white", linewidth=0, pad=1.5)
        ax.text(*at, f"${W[m, j]:.2f}$", ha="center", va="center",
                size=9, bbox=box)
for left, column in [(0, x), (2, a1), (4, a2)]:
    for m, number in enumerate(column):
        ax.plot(left, 1 - 2 * m, "so"[left > 0], ms=34, color="white", mec="C0")
        digits = f"${number:.2f}$" if left == 0 else f"${number:.4f}$"
        ax.text(left, 1 - 2 * m, digits, ha="center", va="center", size=9)
for left, deltas in [(2, delta1), (4, delta2)]:
    for m, delta in enumerate(deltas):
        text = rf"$\delta = {delta:.4f}$"
        ax.text(left, 1.5 - 3.1 * m, text, ha="center", color="C1")
for m, target in enumerate(y):
    ax.text(4.45, 1 - 2 * m, f"$y = {target:.2f}$", va="center")
for left, b in [(2, b1), (4, b2)]:
    ax.text(left, 2, f"$b = {b:.2f}$", ha="center")
ax.set(xlim=(-0.4, 5.5), ylim=(-1.8, 2.3))
ax.axis("off")
