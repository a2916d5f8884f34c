import matplotlib.pyplot as plt
import numpy as np

x = np.array([-1, 0, 2, 3])  # (4,) one input
y = np.array([0, 0, 1, 1])
w, b = 1, -1  # the boundary: x = 1
rows = np.column_stack([x, np.ones(4)])  # (4, 2) each row is (x, 1)
u = (2 * y - 1)[:, None] * rows  # (4, 2) rows of class 0 change their sign
v = np.array([w, b])
v_star = v / np.linalg.norm(v)  # the same direction, length 1
distance = u @ v_star  # (4,)
gamma = distance.min()
print(f"u v* = {distance.round(2)}  margin {gamma:.3f}")

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.1), sharex=True, sharey=True)
along = np.array([[-3, -3], [4, 4]])  # points (c, c): c w + c b = 0
for ax, points, title in zip(axes, [rows, u], ["$(x, 1)$", "$u$"]):
    ax.fill_between(along[:, 0], along[:, 1], -3, color="C0", alpha=0.15, lw=0)
    ax.plot(*along.T, color="black")
    ax.plot(*points[y == 1].T, "o", color="C0")
    ax.plot(*points[y == 0].T, "x", color="C1")
    arrow = {"arrowstyle": "-|>", "color": "C2", "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", v_star, (0, 0), arrowprops=arrow)
    ax.text(0.55, -0.35, "$v^*$", color="C2", size=13)
    ax.set_title(title, size=13)
    ax.set_xlabel("$x$", size=13)
    ax.set(aspect="equal", xticks=range(-1, 4), yticks=[-1, 0, 1])
for u_i in u[distance < gamma + 1e-9]:
    foot = u_i - gamma * v_star
    axes[1].plot(*np.array([u_i, foot]).T, color="gray", linestyle="--")
axes[0].set(ylabel="appended 1", xlim=(-1.6, 3.4), ylim=(-1.6, 1.6))
