import matplotlib.pyplot as plt
import numpy as np

from nnref import threshold_unit

theta = 0.5
x = [[1, 0], [0, 1], [1, 1]]  # row 00 has the sum 0: silent, whatever w is
grid = np.linspace(-0.58, 1.32, 39)  # for each weight; no sum is theta
outputs = [threshold_unit(x, [w1, w2], theta) for w1 in grid for w2 in grid]
pairs = len(outputs)
gates, counts = np.unique(outputs, axis=0, return_counts=True)
kinds = len(gates)
for y, count in zip(gates, counts):
    print(f"10, 01, 11 -> {y}  {count:3} of {pairs}")

fig, ax = plt.subplots(figsize=(4.5, 3.4))
ax.fill([0, 0.5, 0.5], [0.5, 0, 0.5], color="C0", alpha=0.25, linewidth=0)
ax.axvline(theta, color="gray")  # right of it 10 fires
ax.axhline(theta, color="gray")  # above it 01 fires
ax.axline((0, theta), (theta, 0), color="gray")  # above it 11 fires
places = [(0.1, -0.18), (-0.2, 0.22), (-0.18, 0.95)]
places += [(0.25, 0.8), (0.95, -0.18), (0.85, 0.25)]
for place, y in zip([*places, (0.85, 0.8)], gates):
    ax.text(*place, " ".join(map(str, y)), ha="center", va="center")
arrow = {"arrowstyle": "-|>", "color": "black"}
ax.annotate("AND", (0.36, 0.28), (-0.34, 0.3), arrowprops=arrow)
ax.text(0.85, 0.9, "OR", ha="center", va="center")
ax.plot(0.3, 0.4, "o", color="C0")
ax.plot(0.7, 0.4, "s", color="black", markersize=5)
ax.set(xlabel="$w_1$", ylabel="$w_2$", xlim=(-0.4, 1.2), ylim=(-0.4, 1.2))
ax.set(xticks=[0, 0.5, 1], yticks=[0, 0.5, 1], aspect="equal")
