import matplotlib.pyplot as plt

x, w, theta = [1, 1], [0.3, 0.4], 0.5
total = x[0] * w[0] + x[1] * w[1]
output = int(total > theta)

fig, ax = plt.subplots(figsize=(4.5, 2))
names = ["inputs", "weights", "sum > threshold?", "output"]
for left, name in zip([-2.6, -1.4, 0, 2.3], names):
    ax.text(left, 1.35, name, ha="center", color="gray")
for i, height in enumerate([0.7, -0.7]):
    ax.plot([-2.2, 0], [height, 0], color="gray", zorder=0)
    ax.text(-2.6, height, f"$x_{i + 1} = {x[i]}$", ha="center", va="center")
    ax.text(-1.35, height, f"$w_{i + 1} = {w[i]}$", ha="center", va="center")
ax.plot(0, 0, "o", markersize=60, color="white", markeredgecolor="C0")
ax.text(0, 0, f"${total:.1f} > {theta}$", ha="center", va="center")
arrow = {"arrowstyle": "->", "color": "gray"}
ax.annotate("", (1.9, 0), (0.8, 0), arrowprops=arrow)
ax.text(2.3, 0, rf"$\hat y = {output}$", ha="center", va="center")
ax.set(xlim=(-3.1, 2.8), ylim=(-1, 1.6))
ax.axis("off")
