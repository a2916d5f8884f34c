import matplotlib.pyplot as plt
import numpy as np

from nnref import sigmoid

goal, start = np.array([1.0, -1.0]), np.array([-1.0, 1.0])
a = sigmoid(np.random.default_rng(27).normal(size=(12, 2)))
inputs = {"positive": a, "mean 0": a - a.mean(axis=0)}


def descend(x, eta):
    y, w, path = x @ goal, start, [start]
    for t in range(300):
        i = t % len(x)  # one sample at a time, in turn
        w = w - eta * (x[i] @ w - y[i]) * x[i]
        path.append(w)
        if np.abs(w - goal).max() < 0.02:
            return np.array(path)
        if np.abs(w).max() > 100:  # the rate is too large
            break
    return np.full((301, 2), np.nan)


fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.6), sharey=True)
steps, used = [], []
for ax, (name, x) in zip(axes, inputs.items()):
    runs = {eta: descend(x, eta) for eta in (0.5, 1, 2, 4, 8, 16, 32)}
    used.append(min(runs, key=lambda eta: len(runs[eta])))
    path = runs[used[-1]]
    steps.append(len(path) - 1)
    print(f"{name}: rate {used[-1]}, {steps[-1]} steps")
    ax.plot(*path.T, "o-", color="C0", linewidth=1, markersize=3)
    ax.plot(*start, "s", color="black", markersize=5)
    ax.plot(*goal, "x", color="black", markersize=8)
    ax.set_title(name)
    ax.set_xlabel("$w_1$", size=12)
    ax.set(xlim=(-1.6, 1.6), ylim=(-1.5, 1.7), aspect="equal")
axes[0].set_ylabel("$w_2$", size=12)
