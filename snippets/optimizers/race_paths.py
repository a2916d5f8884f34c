import matplotlib.pyplot as plt
import numpy as np

from nnref import AdaGrad, Adam, Momentum, minimize, rosenbrock

x = np.linspace(-2, 2, 29)
root = (10 - (1 - x) ** 2) ** 0.5 / 10  # f is 10 at x**2 + root and - root
racers = [Momentum(0.001), AdaGrad(0.3), Adam(1)]
starts = [(-1.2, 1), (0.5, 2.5), (-0.5, 2.5)]
ends = []  # f after 100 steps, a row for each start
fig, axes = plt.subplots(1, 2, sharey=True, figsize=(4.5, 2.6))
for k, start in enumerate(starts):
    paths = [minimize(rosenbrock, start, opt, 100) for opt in racers]
    ends.append([rosenbrock(path[-1])[0] for path in paths])
    print(start, *np.round(ends[-1], 3))
    if k == 2:
        break
    for y in (x**2 + root, x**2 - root):
        axes[k].plot(x, y, "lightgray", linewidth=1)
    for path, style in zip(paths, ("C1o--", "C2s-.", "C3^:")):
        axes[k].plot(*path.T, style, markevery=[-1], markersize=7)
    axes[k].plot(*start, "kX", 1, 1, "k*", markersize=9)
    axes[k].set(xlabel="$x$", xlim=(-2.2, 2.2), ylim=(-1.5, 3))
line = {"arrowstyle": "-", "color": "gray"}
axes[1].annotate("AdaGrad", (1.25, 1.82), (-1.2, 1.72), color="C2",
                 arrowprops=line)
axes[1].annotate("Momentum", (-0.15, -1), ha="right", color="C1")
axes[1].annotate("Adam", (0.4, -0.8), color="C3")
axes[0].set(ylabel="$y$")
