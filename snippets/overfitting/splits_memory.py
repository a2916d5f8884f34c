import matplotlib.pyplot as plt
import numpy as np

from nnref import accuracy, moons


def vote(x, y, new, k):
    """The label that most of the k nearest samples have."""
    far = ((new[:, None] - x) ** 2).sum(axis=2)  # (new, n)
    nearest = far.argsort(axis=1)[:, :k]
    return (y[nearest].mean(axis=1) > 0.5).astype(int)


x, y = moons(n=100, noise=0.4, rng=0)
x_new, y_new = moons(n=1000, noise=0.4, rng=1)
grid = np.meshgrid(np.linspace(-1.8, 2.8, 90), np.linspace(-1.6, 2.1, 70))
points = np.stack(grid, axis=-1).reshape(-1, 2)

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.5), sharey=True)
table = []
for ax, k, title in zip(axes, (1, 15), ("1 neighbor", "15 neighbors")):
    seen = accuracy(vote(x, y, x, k), y)
    unseen = accuracy(vote(x, y, x_new, k), y_new)
    table.append([seen, unseen])
    print(f"k = {k:2}: {seen:.2f} on the training set")
    print(f"        {unseen:.2f} on new samples")
    area = vote(x, y, points, k).reshape(grid[0].shape)
    ax.contourf(*grid, area, [0.5, 1.5], colors="C0", alpha=0.15)
    ax.contour(*grid, area, [0.5], colors="black", linewidths=1)
    ax.plot(*x[y == 1].T, "C0o", markersize=4)
    ax.plot(*x[y == 0].T, "C1x", markersize=4)
    ax.set(title=title, xlabel="$x_1$", xlim=(-1.8, 2.8), ylim=(-1.6, 2.1))
axes[0].set_ylabel("$x_2$")
