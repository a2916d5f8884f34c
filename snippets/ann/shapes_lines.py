import matplotlib.pyplot as plt

from nnref import MLP

sizes = [3, 4, 2]
fig, ax = plt.subplots(figsize=(4.5, 3))
heights = [[(size - 1) / 2 - j for j in range(size)] for size in sizes]
counts = []  # drawn lines into each layer
for layer in (1, 2):
    lines = 0
    constant = heights[layer - 1][-1] - 1  # the input that is always 1
    for j, end in enumerate(heights[layer]):
        for start in heights[layer - 1] + [constant]:
            bias = start == constant
            ax.plot([layer - 1, layer], [start, end], zorder=0, linewidth=1.2,
                    color="C2" if bias else "C1" if j == 0 else "gray",
                    linestyle="--" if bias else "-")
            lines += 1
    counts.append(lines)
    spot = dict(markersize=17, color="white", markeredgecolor="C2")
    ax.plot(layer - 1, constant, "s", **spot)
    ax.text(layer - 1, constant - 0.05, "1", ha="center", va="center")
for layer, column in enumerate(heights):
    for height in column:
        spot = dict(markersize=17, color="white", markeredgecolor="C0")
        ax.plot(layer, height, "so"[layer > 0], **spot)
ax.set(xlim=(-0.2, 2.2), ylim=(-3, 2))
ax.axis("off")
p = MLP(sizes).theta.size
print(f"drawn lines: {counts[0]} + {counts[1]} = {sum(counts)}")
print(f"theta of MLP({sizes}): {p} numbers")
