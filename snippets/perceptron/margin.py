import matplotlib.pyplot as plt
import numpy as np

from nnref import gate

x, y = gate("AND")  # (4, 2), (4,)
s = 2 * y - 1  # (4,) +1 should fire, -1 should not
units = [([0.3, 0.4], -0.5), ([2, 2], -3)]  # w, b
margins = []

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.6), sharey=True)
for ax, (w, b) in zip(axes, units):
    length = np.linalg.norm(w)
    distance = s * (x @ w + b) / length  # (4,) from the line; < 0 if wrong
    margin = distance.min()
    margins.append(margin)
    print(f"w = {w}  b = {b}")
    print(f"  distances {distance.round(2)}")

    ends = np.array([-1.0, 3.0])
    line = -(w[0] * ends + b) / w[1]
    up = margin * length / w[1]  # from the line up to the edge
    ax.fill_between(ends, line - up, line + up, color="C2", alpha=0.2, lw=0)
    ax.plot(ends, line, color="black")
    for i in np.flatnonzero(distance < margin + 1e-9):  # the closest rows
        foot = x[i] - s[i] * margin * np.array(w) / length
        ax.plot(*np.array([x[i], foot]).T, color="gray", linestyle="--")
    ax.plot(*x[y == 1].T, "o", color="C0")
    ax.plot(*x[y == 0].T, "x", color="C1")
    ax.set(aspect="equal", xticks=[0, 1], yticks=[0, 1])
    ax.set(xlim=(-0.3, 1.6), ylim=(-0.3, 1.6))
    ax.set_xlabel("$x_1$", size=13)
axes[0].set_ylabel("$x_2$", size=13)
