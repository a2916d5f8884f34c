import matplotlib.pyplot as plt
import numpy as np

from nnref import SGD, Momentum, minimize, quadratic

kappa = 30
f = quadratic(np.diag([1.0, kappa]))  # curvatures 1 and kappa
eta, beta = 2 / (1 + kappa), 0.6  # the best rate of plain descent
rules = [("descent", SGD(eta)), ("momentum", Momentum(eta, beta))]

fig, axes = plt.subplots(2, 1, figsize=(4.5, 3.8), sharex=True)
a, b = np.meshgrid(np.linspace(-0.6, 2.3, 59), np.linspace(-1, 1, 41))
values = f(np.stack([a, b], axis=-1))[0]
steps = []
for (name, rule), ax in zip(rules, axes):
    path = minimize(f, [2.0, 0.8], rule, steps=110)  # (111, 2)
    distance = np.linalg.norm(path, axis=1)
    far = np.flatnonzero(distance > distance[0] / 1000)
    steps.append(int(far[-1]) + 1)
    print(f"{name:8} {steps[-1]:3} steps")
    ax.contour(a, b, values, [0.2, 1.2, 5, 11], colors="gray", linewidths=0.7)
    ax.plot(*path[: steps[-1] + 1].T, "o-", color="C0", lw=1, ms=2.5)
    ax.plot(0, 0, "x", color="black")
    ax.set_title(f"{name}: {steps[-1]} steps", size=10)
    ax.set_ylabel(r"$\theta_2$", size=12)
axes[1].set_xlabel(r"$\theta_1$", size=12)
