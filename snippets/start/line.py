import matplotlib.pyplot as plt
import numpy as np

w = np.array([1, 2])  # (2,)
points = np.array([[4, 0], [2, 1], [0, 2], [3, 3], [1, 0]])  # (5, 2)
sums = points @ w  # (5,)
for point, s in zip(points, sums):
    print(f"x = {point}: x w = {s}")
p, q = points[0], points[2]
print(f"p - q = {p - q}, and (p - q) w = {(p - q) @ w}")

fig, ax = plt.subplots(figsize=(4.5, 3.4))
x1 = np.array([-1, 6])
for theta in [0, 2, 4, 6, 8]:
    style = "-" if theta == 4 else ":"
    ax.plot(x1, (theta - x1 * w[0]) / w[1], style, color="gray", lw=1.2)
    ax.text(-0.9, (theta + 0.9) / 2 + 0.15, f"{theta}", color="gray")
ax.plot(*points.T, "o", color="C0")
for point, s in zip(points, sums):
    ax.text(point[0] + 0.12, point[1] + 0.15, s, color="C0")
arrow = {"arrowstyle": "-|>", "color": "C2", "shrinkA": 0, "shrinkB": 0}
ax.annotate("", (2, 3.5), (1, 1.5), arrowprops=arrow)
ax.text(1.68, 2.42, "$w$", color="C2", size=13)
ax.set(xlim=(-1, 6), ylim=(-1, 5.2), aspect="equal")
ax.set(xlabel="$x_1$", ylabel="$x_2$")
