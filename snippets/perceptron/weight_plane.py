import matplotlib.pyplot as plt
import numpy as np

from nnref import Perceptron

x = [[0, 0], [1, 0], [0, 1], [1, 1]]
y = [0, 0, 0, 1]
start, theta = np.array([0.7, 0.4]), 0.5
lowest, highest = theta - start[1], theta  # where w1 has to be while w2 stays
gap, window = start[0] - highest, highest - lowest
inside = []  # points of each grid that lie in the triangle

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.5), sharex=True, sharey=True)
for ax, eta, color in zip(axes, [0.1, 0.8], ["C0", "C1"]):
    unit = Perceptron(n_inputs=2, lr=eta, w=start, b=-theta, fit_bias=False)
    record = unit.fit(x, y, max_epochs=3)
    path = np.array([start, *[w for w, b in record.history]])  # one row a step

    k = np.arange(-15, 16) * eta
    w1, w2 = np.meshgrid(start[0] + k, start[1] + k)  # the grid
    near = theta + 1e-9  # room for rounding
    inside.append(int(((w1 < near) & (w2 < near) & (w1 + w2 > near)).sum()))
    print(f"eta {eta}: {inside[-1]:2} in the triangle", end=", ")
    print(f"mistakes {record.mistakes}")

    ax.fill([0, theta, theta], [theta, 0, theta], "C0", alpha=0.25, linewidth=0)
    ax.plot(w1, w2, "o", color="gray", ms=1 + 2 * eta, zorder=5)
    for a, b in zip(path, path[1:]):
        arrow = dict(arrowstyle="-|>", color=color, shrinkA=0, shrinkB=0)
        ax.annotate("", b, a, arrowprops=arrow)
    ax.plot(*start, "s", color="black", markersize=5)
    ax.set(xlabel="$w_1$", ylabel="$w_2$", aspect="equal")
    ax.set_title(rf"$\eta = {eta}$")
    ax.label_outer()
ticks = [0, 0.5, 1]
axes[0].set(xlim=(-0.5, 1.6), ylim=(-0.5, 1.6), xticks=ticks, yticks=ticks)
