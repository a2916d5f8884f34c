import matplotlib.pyplot as plt
import numpy as np

from nnref import SGD, Momentum, Nesterov, minimize


def slope(x):  # curvature 25, 1, 25
    return np.where(x < 1, 25 * x, np.where(x < 2, x + 24, 25 * x - 24))


def f(x):
    """Value and slope: the value is not used."""
    return 0.0, slope(x)


runs = [  # each tuned for the curvatures 1 to 25
    ("plain", SGD(2 / 26), "C2^-."),
    ("Nesterov", Nesterov(1 / 25, 4 / 6), "C0o-"),
    ("heavy ball", Momentum(4 / 36, 16 / 36), "C1s--"),
]
fig, (top, ax) = plt.subplots(2, figsize=(4.5, 4.5))
ends = []
for name, opt, style in runs:
    x = minimize(f, [3.3], opt, steps=60)[:, 0]
    ends.append([float(end) for end in x[-3:]])
    print(f"{name}:", *[f"{end:.3f}" for end in ends[-1]])
    ax.plot(x[:25], style, linewidth=1, markersize=3)
cycle = np.array(ends[2])
line = np.array([-2.5, 1, 2, 3.5])
top.plot(line, slope(line), color="black")
top.plot(cycle, slope(cycle), "s", color="C1")
ax.text(14, 2.7, "heavy ball", color="C1")
ax.text(10, -2.9, "plain", color="C2")
ax.text(17, -2.9, "Nesterov", color="C0")
top.plot(0, 0, "x", color="black")  # the minimum
top.set(ylabel="slope")
top.set_xlabel("$x$", size=12)
ax.set(xlabel="steps", ylim=(-3.7, 3.7))
ax.set_ylabel("$x$", size=12)
