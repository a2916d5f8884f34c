import matplotlib.pyplot as plt
import numpy as np

from nnref import relu, sigmoid

a, b, s = 0.3, 0.7, 60  # from a to b, steepness s
c, h = 0.5, 0.2  # peak at c, half the width
x = np.linspace(0, 1, 401)
up, down = sigmoid(s * (x - a)), -sigmoid(s * (x - b))
parts = [relu(x - (c - h)), -2 * relu(x - c), relu(x - (c + h))]
hat = sum(parts) / h
bump = up + down
heights = []
for steep in (5, 10, 20, s):
    middle = (a + b) / 2
    step_up, step_down = sigmoid(steep * (middle - np.array([a, b])))
    heights.append(float(step_up - step_down))
    print(f"two sigmoids, s = {steep:2}: height {heights[-1]:.4f}")
print(f"three ReLUs: height {hat.max():.4f}")

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.8))
axes[0].plot(x, bump, color="C0", linewidth=3)
axes[1].plot(x, hat, color="C0", linewidth=3)
for part, dash in zip((up, down), ("--", ":")):
    axes[0].plot(x, part, color="C1", linestyle=dash, linewidth=1.3)
for part, dash in zip(parts, ("--", ":", "-.")):
    axes[1].plot(x, part / h, color="C1", linestyle=dash, linewidth=1.3)
for ax, title in zip(axes, ("two sigmoids", "three ReLUs")):
    ax.set_title(title, size=10)
    ax.set_xlabel("$x$", size=12)
    ax.set_xticks([0, 0.5, 1])
axes[1].set_ylim(-2.2, 2.2)
