import matplotlib.pyplot as plt
import numpy as np

from nnref import gate

x, y = gate("XOR")  # rows 00, 01, 10, 11
rng = np.random.default_rng(0)
print(" z(10) z(01) middle  z(00) z(11) middle")
for w1, w2, b in rng.uniform(-2, 2, size=(4, 3)):  # any numbers will do
    z = x @ [w1, w2] + b  # (4,)
    for ends in (z[[2, 1]], z[[0, 3]]):  # the ends of each diagonal
        print("{:6.2f}{:6.2f}".format(*ends), f"{ends.mean():6.2f}", end=" ")
    print()

fig, ax = plt.subplots(figsize=(4.5, 3.2))
ax.plot([1, 0], [0, 1], color="C0")
ax.plot([0, 1], [0, 1], color="C1", linestyle="--")
ax.plot(*x[y == 1].T, "o", color="C0")
ax.plot(*x[y == 0].T, "x", color="C1")
ax.plot(0.5, 0.5, "s", color="black", markersize=6)
ax.text(0.42, 0.5, "both?", ha="right", va="center")
ax.text(1.25, 0, "must fire", color="C0", va="center")
ax.text(1.25, 1, "must not fire", color="C1", va="center")
for row, left in zip(x, [-0.12, -0.12, 1.12, 1.12]):
    ax.text(left, row[1], "{:g}{:g}".format(*row), ha="center", va="center")
ax.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
ax.set(xlim=(-0.3, 2), ylim=(-0.2, 1.2), xticks=[0, 1], yticks=[0, 1])
