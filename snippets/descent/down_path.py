import matplotlib.pyplot as plt
import numpy as np

from nnref import saddle

theta, eta, steps = np.array([1.8, 0.2]), 0.2, 30  # (2,)
path, losses = [theta], []
for step in range(steps):
    L, gradient = saddle(theta)
    losses.append(float(L))
    theta = theta - eta * gradient
    path.append(theta)
path = np.array(path)  # (31, 2)
last = float(saddle(theta)[0])
falls = sum(b < a for a, b in zip(losses, [*losses[1:], last]))
print(f"L {losses[0]:.4f} -> {last:.4f}, falls: {falls} of {steps}")
print(f"theta {path[0]} -> {path[-1].round(3)}")

fig, ax = plt.subplots(figsize=(4.5, 3.1))
x, y = np.meshgrid(np.linspace(-0.6, 2.3, 91), np.linspace(-0.3, 1.5, 61))
levels = [-0.2, -0.1, 0, 0.2, 0.5, 0.9, 1.4]
values = saddle(np.stack([x, y], axis=-1))[0]
curves = ax.contour(x, y, values, levels, colors="gray", linewidths=0.8)
spots = [(0.9, 0.6), (1.1, 0.15), (1.35, 0.6), (1.68, 0.6)]
ax.clabel(curves, fmt="%g", fontsize=9, manual=spots)
ax.plot(*path.T, "o-", color="C0", markersize=3.5)
ax.plot(*path[0], "s", color="C1")
ax.plot(0, 1, "x", color="black", markersize=8)
ax.text(1.88, 0.2, "start", color="C1", va="center")
ax.set(xlabel="$\\theta_1$", ylabel="$\\theta_2$", aspect="equal")
