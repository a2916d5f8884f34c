import matplotlib.pyplot as plt
import numpy as np

from nnref import quadratic

w_hat = np.array([1.2, 0.5])  # minimum of the data loss
f = quadratic([[1.0, 0.3], [0.3, 1.0]])
size = np.linspace(-0.8, 2.2, 301)
points = np.stack(np.meshgrid(size, size), axis=-1)  # (301, 301, 2)
loss = f(points - w_hat)[0]
sizes = {"L1": np.abs(points).sum(axis=-1),
         "L2": np.linalg.norm(points, axis=-1)}

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.2), sharey=True)
best = []
for (name, length), ax in zip(sizes.items(), axes):
    allowed = np.where(length <= 0.6 + 1e-9, loss, np.inf)
    best.append(points.reshape(-1, 2)[allowed.argmin()])
    print(name, "lowest at", best[-1].round(2))
    levels = allowed.min() * np.array([0.2, 0.55, 1])
    ax.contour(size, size, loss, levels, colors="gray", linewidths=0.8)
    ax.contour(size, size, length, [0.6], colors="C0", linewidths=2)
    ax.plot(*w_hat, "x", color="black")
    ax.plot(*best[-1], "o", color="C1")
    ax.set_title(name, size=11)
    ax.set_xlabel("$w_1$", size=12)
    ax.set(aspect="equal", ylim=(-0.8, 1.6), yticks=[0, 1])
axes[0].set_ylabel("$w_2$", size=12)
