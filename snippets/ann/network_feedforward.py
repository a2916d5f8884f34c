import matplotlib.pyplot as plt

fig, axes = plt.subplots(1, 3, figsize=(4.5, 2.3))
networks = [[2, 2], [2, 3, 2], [2, 3, 2]]
titles = ["single-layer", "multilayer", "recurrent"]
for ax, sizes, title in zip(axes, networks, titles):
    spots = [
        [(2 * k / len(sizes[1:]), (size - 1) / 2 - j) for j in range(size)]
        for k, size in enumerate(sizes)
    ]
    for starts, ends in zip(spots, spots[1:]):
        for start in starts:
            for end in ends:
                arrow = dict(arrowstyle="->", color="gray", shrinkA=7)
                ax.annotate("", end, start, arrowprops=arrow | {"shrinkB": 8})
    for column, units in enumerate(spots):
        for spot in units:
            shape = "so"[column > 0]
            white = dict(color="white", markeredgecolor="C0")
            ax.plot(*spot, shape, markersize=12, **white)
    if title == "recurrent":  # an arrow that goes back
        back = dict(arrowstyle="->", color="C1", linestyle="--")
        back |= dict(connectionstyle="arc3,rad=-0.7", shrinkA=7, shrinkB=8)
        ax.annotate("", spots[1][2], spots[2][1], arrowprops=back)
    ax.set_title(title)
    ax.set(xlim=(-0.4, 2.4), ylim=(-1.9, 1.5))
    ax.axis("off")
