import matplotlib.pyplot as plt
import numpy as np

p, rng = 0.4, np.random.default_rng(7)
masks = [rng.random(5) >= p for step in range(3)] + [np.ones(5, bool)]
names = ["step 1", "step 2", "step 3", "at prediction"]
inputs, hidden = np.linspace(1, 3, 3), np.arange(5)

fig, axes = plt.subplots(1, 4, figsize=(4.5, 2.2))
for ax, mask, name in zip(axes, masks, names):
    for y in hidden[mask]:
        for y_in in inputs:
            ax.plot([0, 1], [y_in, y], "C0", linewidth=0.8)
        ax.plot([1, 2], [y, 2], "C0", linewidth=0.8)
    ax.plot([0] * 3, inputs, "s", color="black", markersize=6)
    ax.plot([1] * mask.sum(), hidden[mask], "o", color="C0", markersize=9)
    ax.plot([1] * (5 - mask.sum()), hidden[~mask], "x", color="C1",
            markersize=8, markeredgewidth=2)
    ax.plot(2, 2, "o", color="black", markersize=6)
    ax.set(title=name, xlim=(-0.4, 2.4), ylim=(-0.6, 4.6))
    ax.axis("off")
