import matplotlib.pyplot as plt
import numpy as np

w = np.array([1, -1, 2, -1, 1])  # of the five hidden units
b = np.array([1.5, -0.6, -0.4, 0.9, -1.7])
v, c = np.array([0.8, 1.1, -0.9, 1.0, 1.8]), -0.5  # of the output
k = len(w)
knots = np.sort(-b / w)


def f(x):
    return np.maximum(0, np.multiply.outer(x, w) + b) @ v + c


ends = np.concatenate([[knots[0] - 1], knots, [knots[-1] + 1]])
slopes = np.diff(f(ends)) / np.diff(ends)
print("knots ", knots.round(2))
print("slopes", slopes.round(2))
pieces = 1 + int((abs(np.diff(slopes)) > 1e-9).sum())
print(k, "units,", pieces, "pieces")

fig, ax = plt.subplots(figsize=(4.5, 2.5))
for knot in knots:
    ax.axvline(knot, color="gray", linestyle=":")
ax.plot(ends, f(ends), color="C0")
ax.plot(knots, f(knots), "o", color="black", markersize=4)
ax.set_xlabel("$x$", size=12)
ax.set_ylabel("output")
