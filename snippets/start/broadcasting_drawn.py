import matplotlib.pyplot as plt
import numpy as np

x = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])  # (4, 2)
w = np.array([0.3, 0.4])  # (2,)
y_hat = np.array([[0], [0], [0], [1]])  # (4, 1)
y = np.array([0, 0, 0, 1])  # (4,)


def cells(ax, left, shape, values):
    rows, columns = (1, *shape)[-2:]  # the rest repeats what stands there
    for (i, j), value in np.ndenumerate(values):
        own = i < rows and j < columns
        pen = {"color": "black" if own else "gray", "ls": "-" if own else ":"}
        ax.add_patch(plt.Rectangle((left + j, -i), 1, -1, fill=False, **pen))
        ax.text(left + j + 0.5, -i - 0.5, f"{value:g}", color=pen["color"],
                ha="center", va="center", fontsize=9)
    middle = left + values.shape[1] / 2
    ax.text(middle, 0.3, shape, ha="center", color="gray")


def draw(name, a, sign, b, result):
    fig, ax = plt.subplots(num=name, figsize=(4.5, 1.9))
    left, width = 0, result.shape[1]
    for array, after in ((a, sign), (b, "="), (result, "")):
        cells(ax, left, array.shape, np.broadcast_to(array, result.shape))
        ax.text(left + width + 0.5, -2, after, ha="center", va="center")
        left += width + 1
    ax.set(xlim=(-0.1, left - 0.9), ylim=(-4.1, 1.1), aspect="equal")
    ax.axis("off")


draw("row", x, "+", w, x + w)
draw("accident", y_hat, "==", y, y_hat == y)
