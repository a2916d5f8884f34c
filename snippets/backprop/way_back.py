import matplotlib.pyplot as plt


def box(text, x, y, color):
    frame = dict(boxstyle="round,pad=0.35", facecolor="white", edgecolor=color)
    look = dict(ha="center", va="center", size=11, color=color)
    ax.text(x, y, text, bbox=frame, zorder=3, **look)


def arrow(start, end, color, dash="-"):
    style = dict(arrowstyle="->", color=color, linestyle=dash)
    style.update(shrinkA=17, shrinkB=17)
    ax.annotate("", end, start, arrowprops=style)


fig, ax = plt.subplots(figsize=(4.5, 3.0))
forward = ["$a^{(0)}$", "$a^{(1)}$", "$a^{(2)}$", "$L$"]
for place, text in enumerate(forward):
    box(text, 2 * place, 2, "C0")
    if place > 0:
        arrow((2 * place - 2, 2), (2 * place, 2), "C0")
for layer in (1, 2):
    box(rf"$\delta^{{({layer})}}$", 2 * layer, 1, "C1")
    slope = rf"$\partial L / \partial W^{{({layer})}}$"
    box(slope, 2 * layer - 1, 0, "black")
    arrow((2 * layer, 2), (2 * layer, 1), "gray", "--")
    arrow((2 * layer, 1), (2 * layer - 1, 0), "C1")
    arrow((2 * layer - 2, 2), (2 * layer - 1, 0), "gray", "--")
arrow((6, 2), (4, 1), "C1")
arrow((4, 1), (2, 1), "C1")
ax.text(3, 2.4, "forward", color="C0", ha="center")
ax.text(5.2, 1.2, "backward", color="C1")
ax.text(0.2, 1.0, "kept", color="gray", ha="right")
ax.set(xlim=(-0.5, 6.5), ylim=(-0.4, 2.7))
ax.axis("off")
