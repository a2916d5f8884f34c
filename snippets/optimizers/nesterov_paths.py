import matplotlib.pyplot as plt
import numpy as np

from nnref import Momentum, Nesterov, minimize, quadratic

f = quadratic(np.diag([1.0, 20.0]))
eta, beta, steps = 0.03, 0.9, 30
paths = {
    "momentum": minimize(f, [-6.0, 1.5], Momentum(eta, beta), steps),
    "Nesterov": minimize(f, [-6.0, 1.5], Nesterov(eta, beta), steps),
}
swings = []  # how far off the floor of the valley, in the last 10 steps
for name, path in paths.items():
    swings.append(float(np.abs(path[-10:, 1]).max()))
    print(f"{name}: still off by {swings[-1]:.5f}")

fig, axes = plt.subplots(2, figsize=(4.5, 3.6), sharex=True, sharey=True)
a, b = np.meshgrid(np.linspace(-6.8, 3.2, 71), np.linspace(-1.7, 1.9, 51))
values = f(np.stack([a, b], axis=-1))[0]
for ax, (name, path), style in zip(axes, paths.items(), ["C1s--", "C0o-"]):
    ax.contour(a, b, values, [0.5, 3, 10, 25], colors="gray", linewidths=0.6)
    ax.plot(*path.T, style, linewidth=1.2, markersize=3)
    ax.plot(0, 0, "x", color="black", markersize=7)
    ax.set_title(name, size=10)
    ax.set_ylabel(r"$\theta_2$", size=12)
axes[1].set_xlabel(r"$\theta_1$", size=12)
