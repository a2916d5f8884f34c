import matplotlib.pyplot as plt
import numpy as np

from nnref import SGD, minimize, quadratic

kappas, steps = [1, 3, 10, 30], []
fig, axes = plt.subplots(2, 2, figsize=(4.5, 3.9), sharex=True, sharey=True)
a, b = np.meshgrid(np.linspace(-0.5, 2.3, 57), np.linspace(-1.1, 1.1, 57))
for kappa, ax in zip(kappas, axes.flat):
    f = quadratic(np.diag([1, kappa]))  # curvatures 1 and kappa
    eta = 2 / (kappa + 1)  # the best rate
    path = minimize(f, [2.0, 0.8], SGD(eta), steps=110)  # (111, 2)
    distance = np.linalg.norm(path, axis=1)  # to the minimum, 0
    steps.append(int((distance > distance[0] / 1000).sum()))
    print(f"kappa {kappa:2}: rate {eta:.3f}, {steps[-1]:3} steps")

    levels = f([2.0, 0.8])[0] * np.array([0.02, 0.2, 0.6, 1])
    points = np.stack([a, b], axis=-1)  # (57, 57, 2)
    ax.contour(a, b, f(points)[0], levels, colors="gray", linewidths=0.7)
    ax.plot(*path[: steps[-1] + 1].T, "o-", color="C0", lw=1, ms=2.5)
    ax.plot(0, 0, "x", color="black")
    word = "step" if steps[-1] == 1 else "steps"
    ax.set_title(f"$\\kappa = {kappa}$: {steps[-1]} {word}", size=10)
    ax.set_aspect("equal")
for ax in axes[1]:
    ax.set_xlabel(r"$\theta_1$", size=12)
for ax in axes[:, 0]:
    ax.set_ylabel(r"$\theta_2$", size=12)
