import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(4.5, 1.9))
for layer, x in {3: 3.2, 2: 1.6, 1: 0}.items():
    wrong = layer < 3
    color, style = ("C1", "--") if wrong else ("C0", "-")
    for text, y in ((rf"$\delta^{{({layer})}}$", 1.4),
                    (rf"$W^{{({layer})}}$, $b^{{({layer})}}$", 0)):
        box = {"boxstyle": "round", "fc": "none", "ec": color, "ls": style}
        ax.text(x, y, text, ha="center", va="center", fontsize=12, bbox=box)
    arrow = {"arrowstyle": "->", "color": color, "ls": style}
    ax.annotate("", (x, 0.35), (x, 1.05), arrowprops=arrow)
    ax.text(x, -0.7, "wrong" if wrong else "right", ha="center", color=color)
    if wrong:
        ax.annotate("", (x + 0.4, 1.4), (x + 1.2, 1.4), arrowprops=arrow)
ax.plot(2.4, 1.4, "x", color="black", markersize=12, markeredgewidth=2)
ax.text(2.4, 1.8, "mistake", ha="center")
ax.set(xlim=(-0.7, 3.9), ylim=(-0.8, 2.1))
ax.set_position([0, 0, 1, 1])
ax.axis("off")
