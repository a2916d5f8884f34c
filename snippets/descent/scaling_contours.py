import matplotlib.pyplot as plt
import numpy as np

from nnref import standardize

rng = np.random.default_rng(1)
n = 50
x = rng.normal(1.2, 0.8, (n, 1))
y = 1.5 * x[:, 0] - 0.5 + rng.normal(0, 0.4, n)
kappas, steps = [], []
fig, axes = plt.subplots(1, 2, figsize=(4.5, 3), sharex=True, sharey=True)
a, b = np.meshgrid(np.linspace(-0.5, 2.5, 61), np.linspace(-1.3, 2.3, 73))
for inputs, ax in zip([x, standardize(x)], axes):
    X = np.column_stack([inputs, np.ones(n)])  # (50, 2)
    H = X.T @ X / n
    curvatures = np.linalg.eigvalsh(H)  # smallest first
    lowest = np.linalg.solve(H, X.T @ y / n)  # where the gradient is 0
    eta = 2 / curvatures.sum()
    path = [np.zeros(2)]  # theta = (w, b)
    while np.linalg.norm(path[-1] - lowest) > np.linalg.norm(lowest) / 1000:
        path.append(path[-1] - eta * H @ (path[-1] - lowest))
    kappas.append(float(curvatures[1] / curvatures[0]))
    steps.append(len(path) - 1)
    print(f"kappa {kappas[-1]:4.1f}, {steps[-1]:3} steps")

    off = np.stack([a, b], axis=-1) - lowest  # (73, 61, 2)
    loss = (off @ H * off).sum(axis=-1) / 2  # above the lowest
    ax.contour(a, b, loss, [0.03, 0.2, 0.6, 1.4], colors="gray", linewidths=0.7)
    ax.plot(*np.array(path).T, "o-", color="C0", linewidth=1, markersize=2.5)
    ax.plot(*lowest, "x", color="black")
    word = "step" if steps[-1] == 1 else "steps"
    ax.set_title(f"$\\kappa = {kappas[-1]:.1f}$: {steps[-1]} {word}", size=10)
    ax.set_aspect("equal")
    ax.set_xlabel("$w$", size=12)
axes[0].set_ylabel("$b$", size=12)
mean, deviation = float(x.mean()), float(x.std())
