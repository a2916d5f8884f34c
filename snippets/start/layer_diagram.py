import matplotlib.pyplot as plt

sizes = [3, 4, 2]  # inputs, hidden units, outputs
names = ["inputs", "hidden layer", "output layer"]
symbols = ["$a^{(0)} = x$", "$z^{(1)}, a^{(1)}$", "$z^{(2)}, a^{(2)}$"]

fig, ax = plt.subplots(figsize=(4.5, 3))
heights = [[(size - 1) / 2 - k for k in range(size)] for size in sizes]
for layer in (1, 2):
    for start in heights[layer - 1]:
        for end in heights[layer]:
            ends = [2 * layer - 2, 2 * layer], [start, end]
            ax.plot(*ends, color="gray", linewidth=0.8, zorder=0)
    symbol = f"$W^{{({layer})}}, b^{{({layer})}}$"
    ax.text(2 * layer - 1, 1.75, symbol, ha="center", color="C1")
for layer, column in enumerate(heights):
    for j, height in enumerate(column):
        spot = dict(markersize=20, color="white", markeredgecolor="C0")
        ax.plot(2 * layer, height, "so"[layer > 0], **spot)
        ax.text(2 * layer, height - 0.04, j + 1, ha="center", va="center")
    ax.text(2 * layer, 2.4, names[layer], ha="center", color="gray")
    ax.text(2 * layer, -2.3, symbols[layer], ha="center")
ax.set(xlim=(-0.8, 4.8), ylim=(-2.5, 2.7))
ax.axis("off")
