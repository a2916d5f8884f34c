import matplotlib.pyplot as plt
import numpy as np

x = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])  # (4, 2)
w, theta = np.array([0.3, 0.4]), 0.5
b = -theta  # bias
y_threshold = (x @ w > theta).astype(int)  # (4,)
y_bias = (x @ w + b > 0).astype(int)  # (4,)

x_one = np.column_stack([x, np.ones(4)])  # a third input, always 1: (4, 3)
w_b = np.append(w, b)  # b is its weight, (3,)
y_weight = (x_one @ w_b > 0).astype(int)  # (4,)
print("threshold       ", y_threshold)
print("bias            ", y_bias)
print("weight of the 1 ", y_weight)

fig, axes = plt.subplots(2, 1, figsize=(4.5, 2.4), sharex=True)
sums, limits, names = [x @ w, x @ w + b], [theta, 0], ["$x w$", "$x w + b$"]
for ax, z, limit, name in zip(axes, sums, limits, names):
    ax.axvspan(limit, 1, color="C0", alpha=0.15, linewidth=0)
    ax.axvline(limit, color="black", linestyle="--")
    for row, z_i, fires in zip(x, z, y_threshold):
        ax.plot(z_i, 0, "o" if fires else "x", color="C0" if fires else "C1")
        ax.text(z_i, 0.3, f"{row[0]}{row[1]}", ha="center")
    ax.set(yticks=[], xlim=(-0.6, 0.85), ylim=(-1, 1))
    ax.set_ylabel(name, rotation=0, ha="right", va="center")
axes[0].text(theta + 0.02, -0.75, r"$\theta$")
