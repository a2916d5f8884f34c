import matplotlib.pyplot as plt
import numpy as np

from nnref import gate

x, y = gate("AND")
w, theta = np.array([0.3, 0.4]), 0.5
length = np.linalg.norm(w)  # |w|
distance = theta / length  # from the origin to the boundary
foot = distance * w / length  # the boundary's point closest to the origin, (2,)
step = np.array([-w[1], w[0]])  # a step at right angles to w, (2,)
points = {"foot": foot, "foot + step": foot + step, "foot + w": foot + w}
for name, point in points.items():
    print(f"{name:12} x w = {point @ w:.2f}")
for c in (0.1, 2, 10, -1):
    print(f"{c:4} w, {c:4} theta  ->  {(x @ (c * w) > c * theta).astype(int)}")

fig, ax = plt.subplots(figsize=(4.5, 3.2))
ends = np.array([foot - 4 * step, foot + 4 * step])  # (2, 2)
ax.plot(*ends.T, color="black")
ax.fill_between(*ends.T, 3, color="C0", alpha=0.15, linewidth=0)
ax.plot([0, foot[0]], [0, foot[1]], color="gray", linestyle="--")
ax.text(0.32, 0.2, r"$\theta / |w|$")
arrow = {"arrowstyle": "-|>", "color": "C2", "shrinkA": 0, "shrinkB": 0}
ax.annotate("", foot + w, foot, arrowprops=arrow)
ax.text(0.7, 1.15, "$w$", color="C2", ha="right")
ax.text(1.1, 1.3, r"$x w > \theta$", color="C0")
ax.plot(*x[y == 1].T, "o", color="C0")
ax.plot(*x[y == 0].T, "x", color="C1")
ax.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
ax.set(xticks=[0, 1], yticks=[0, 1])
ax.set(xlim=(-0.3, 1.7), ylim=(-0.3, 1.5))
