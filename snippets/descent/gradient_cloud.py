import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
n, w = 200, np.zeros(2)
x = rng.normal(size=(n, 2))
y = x @ [1.0, 2.0] + rng.normal(size=n)  # (n,)
gradients = (x @ w - y)[:, None] * x  # of (x w - y)^2 / 2, (n, 2)
full = gradients.mean(axis=0)

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.7), sharex=True, sharey=True)
distances, outside = [], []
for ax, B, look in zip(axes, (1, 16), ("C1x", "C0o")):
    rows = rng.integers(n, size=(60, B))  # 60 random batches
    cloud = gradients[rows].mean(axis=1)  # (60, 2)
    off = np.sqrt(((cloud - full) ** 2).sum(axis=1).mean())
    distances.append(off)
    cut = (cloud < [-8, -10.5]) | (cloud > [7, 2.5])  # off the picture
    outside.append(int(cut.any(axis=1).sum()))
    print(f"B = {B:2}: average {cloud.mean(axis=0).round(2)}, off {off:.2f}")
    ax.plot(*cloud.T, look, markersize=3, fillstyle="none")
    ax.annotate("", full, (0, 0), arrowprops={"arrowstyle": "->", "lw": 2})
    ax.set(xlim=(-8, 7), ylim=(-10.5, 2.5), title=f"$B = {B}$")
    ax.set_xlabel(r"$\partial \ell / \partial w_1$", size=12)
axes[0].set_ylabel(r"$\partial \ell / \partial w_2$", size=12)
print("gradient of L", full.round(2))
