import matplotlib.pyplot as plt
import numpy as np

x = np.array([[2, 1, 3], [0, 2, 0], [1, 0, 6], [4, 0, 1]])  # (4, 3)
W = np.array([[3, 2], [5, 6], [2, 1]])  # (3, 2)
product = x @ W  # (4, 2)
i, j = 0, 0  # counted from 0: the first row and the first column
entry = x[i] @ W[:, j]

fig, ax = plt.subplots(figsize=(4.5, 4))
places = {"x": (0, 0), "W": (4, 4), "x W": (4, 0)}  # left, top; down is minus
for (name, (left, top)), values in zip(places.items(), [x, W, product]):
    n, d = values.shape
    for (row, column), value in np.ndenumerate(values):
        place = left + column + 0.5, top - row - 0.5
        ax.text(*place, value, ha="center", va="center", size=12)
    sides = [left, left + d, left + d, left], [top, top, top - n, top - n]
    ax.fill(*sides, facecolor="none", edgecolor="gray", linewidth=1)
    shape = rf"${name}$  $({n}, {d})$"
    if name == "x W":
        ax.text(left + d / 2, top - n - 0.6, shape, ha="center")
    else:
        ax.text(left + d / 2, top + 0.3, shape, ha="center")
boxes = [(0, -i - 1, 3, 1, "C0", "-"), (4 + j, 1, 1, 3, "C1", "--")]
boxes.append((4 + j, -i - 1, 1, 1, "black", "-"))
for left, low, width, height, color, style in boxes:
    box = plt.Rectangle((left + 0.06, low + 0.06), width - 0.12, height - 0.12)
    box.set(facecolor="none", edgecolor=color, linestyle=style, linewidth=2)
    ax.add_patch(box)
arrow = {"arrowstyle": "->", "color": "gray"}
ax.annotate("", (3.95 + j, -i - 0.5), (3.1, -i - 0.5), arrowprops=arrow)
ax.annotate("", (4.5 + j, -i), (4.5 + j, 0.95), arrowprops=arrow)
ax.set(xlim=(-0.2, 6.4), ylim=(-4.9, 4.7), aspect="equal")
ax.axis("off")
