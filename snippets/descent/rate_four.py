import matplotlib.pyplot as plt
import numpy as np

curvature, start, steps = 4.0, -1.0, 12  # L = curvature / 2 * theta^2
rates = [0.02, 0.2, 0.46, 0.52]
names = ["too small", "about right", "too large", "diverges"]
t, ends = np.linspace(-2.7, 2.7, 100), []
fig, axes = plt.subplots(2, 2, figsize=(4.5, 3.6), sharex=True, sharey=True)
for ax, eta, name, color in zip(axes.flat, rates, names, "C2 C0 C1 C3".split()):
    path = [start]
    for step in range(steps):
        gradient = curvature * path[-1]
        path.append(path[-1] - eta * gradient)
    theta = np.array(path)  # (13,)
    ends.append(abs(path[-1]))
    print(f"eta = {eta:4}: |theta| {abs(start):.2f} -> {ends[-1]:.2g}")
    ax.plot(t, curvature / 2 * t**2, color="gray", linewidth=0.8)
    ax.plot(theta, curvature / 2 * theta**2, "o-", color=color, markersize=4)
    ax.set_title(name, size=10)
    ax.text(0, 15, f"$\\eta = {eta:g}$", ha="center")
    ax.set(ylim=(-0.8, 18), xlabel="$\\theta$" if ax in axes[1] else "")
for ax in axes[:, 0]:
    ax.set_ylabel("$L$")
