import matplotlib.pyplot as plt
import numpy as np


def f(w1, w2):
    return w1**2 + w1 * w2 + 2 * w2**2


def gradient(w1, w2):
    return np.array([2 * w1 + w2, w1 + 4 * w2])


points = np.array([[2, -1], [1, 1], [-2, 0], [-0.5, -1.25]])  # (4, 2)
for w in points:
    print(f"w = {w}: f = {f(*w):.2f}, gradient {gradient(*w)}")

fig, ax = plt.subplots(figsize=(4.5, 3.6))
axis = np.linspace(-3.4, 3.4, 137)
w1, w2 = np.meshgrid(axis, axis)
curves = ax.contour(w1, w2, f(w1, w2), [1, 4, 8], colors="gray")
ax.clabel(curves, fmt="%g", fontsize=9, colors="gray")
ax.plot(0, 0, "x", color="black")
ax.plot(*points.T, "o", color="C1", markersize=5)
for w in points:
    arrow = {"arrowstyle": "-|>", "color": "C1", "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", w + 0.2 * gradient(*w), w, arrowprops=arrow)
ax.set(xlabel="$w_1$", ylabel="$w_2$", aspect="equal")
ax.set(xlim=(-3.3, 3.3), ylim=(-2.7, 2.7))
