import matplotlib.pyplot as plt
import numpy as np

n, B, epochs = 10, 4, 3
rng = np.random.default_rng(1)
starts = range(0, n, B)  # where a batch begins
looks = [("C0", "-"), ("C1", "--"), ("C2", ":")]

fig, ax = plt.subplots(figsize=(4.5, 2.7))
for epoch in range(epochs):
    order = rng.permutation(n)
    height = -1.6 * epoch
    ax.text(-0.3, height, f"epoch {epoch + 1}", ha="right", va="center")
    for start, (color, style) in zip(starts, looks):
        batch = order[start : start + B]
        print(f"epoch {epoch + 1}: batch", *batch)
        left, width = 1.15 * start, 1.05 * len(batch)
        xs = left + np.array([0, 0, width, width, 0])
        ys = height + 0.42 * np.array([-1, 1, 1, -1, -1])
        ax.plot(xs, ys, style, color=color, linewidth=1.6)
        for place, sample in enumerate(batch):
            at = left + 1.05 * place + 0.52
            ax.text(at, height, str(sample), ha="center", va="center")
        if epoch == epochs - 1:
            text = f"batch of {len(batch)}"
            middle = left + width / 2
            ax.text(middle, height - 1, text, ha="center", color=color)
iterations, rest = len(starts), len(batch)
print(f"{iterations} iterations in each epoch")
ax.set(xlim=(-2.6, 11.7), ylim=(-4.4, 0.6))
ax.axis("off")
