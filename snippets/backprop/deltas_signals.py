import matplotlib.pyplot as plt
import numpy as np

from nnref import sigmoid

x, y = np.array([[1.0, 2.0]]), np.array([[1.0, 0.0]])
W1 = np.array([[0.5, -1.0, 1.0], [0.5, 1.0, -1.5]])  # (2, 3)
W2 = np.array([[1.0, -1.0], [-2.0, 1.0], [1.0, 2.0]])  # (3, 2)
z1 = x @ W1
a1 = sigmoid(z1)
z2 = a1 @ W2
a2 = sigmoid(z2)
delta2 = (a2 - y) * sigmoid.derivative(z2)
delta1 = delta2 @ W2.T * sigmoid.derivative(z1)

boxed = dict(bbox=dict(facecolor="white", linewidth=0, pad=1), ha="center")
fig, axes = plt.subplots(2, 1, figsize=(4.5, 4.5))
parts = [("C0", "->", a1, a2), ("C1", "<-", delta1, delta2)]
for ax, (color, arrow, hidden, outputs) in zip(axes, parts):
    rows = [x[0], hidden[0], outputs[0]]
    spots = [[(2 * c, (len(row) - 1) / 2 - m) for m in range(len(row))]
             for c, row in enumerate(rows)]  # of every unit, by layers
    for c, m, j in [(c, m, j) for c in (0, 1) for m in range(c + 2)
                    for j in range(3 - c)]:
        seen = (c, m) == (1, 1)  # the weights of hidden unit 2
        how = dict(color=color if seen else "gray", shrinkA=18, shrinkB=18)
        how["arrowstyle"] = "-" if (c, arrow) == (0, "<-") else arrow
        how["linewidth"] = 1.8 if seen else 0.7
        ax.annotate("", spots[c + 1][j], spots[c][m], arrowprops=how)
        if seen:
            ax.text(2.9, [0.17, -0.28][j], f"${W2[m, j]:g}$", **boxed)
    for spot, number, c in [(spots[c][m], number, c) for c in range(3)
                            for m, number in enumerate(rows[c])]:
        ax.plot(*spot, "so"[c > 0], ms=33, color="white", mec="gray")
        text = f"${number:.3f}$" if c else f"${number:g}$"
        ax.text(*spot, text, ha="center", va="center", size=9)
    ax.set(xlim=(-0.6, 4.6), ylim=(-1.5, 1.9))
    ax.axis("off")
axes[0].text(2, 1.65, "activations go forward", ha="center", color="C0")
axes[1].text(2, 1.65, "error terms go back", ha="center", color="C1")
