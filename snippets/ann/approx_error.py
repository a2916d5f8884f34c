import matplotlib.pyplot as plt
import numpy as np


def target(x):
    return np.sin(5 * x) + np.sin(12 * x) / 2


x = np.linspace(0, 1, 20001)
slope = abs(5 * np.cos(5 * x) + 6 * np.cos(12 * x)).max()
curvature = abs(-25 * np.sin(5 * x) - 72 * np.sin(12 * x)).max()
counts = np.array([4, 8, 16, 32, 64, 128, 256])
hats, steps = [], []
for m in counts:
    peaks = np.linspace(0, 1, m)  # what hats at these peaks add up to:
    hats.append(abs(np.interp(x, peaks, target(peaks)) - target(x)).max())
    middle = (np.minimum((x * m).astype(int), m - 1) + 0.5) / m
    steps.append(abs(target(middle) - target(x)).max())
by_slope = slope / (2 * counts)
by_curvature = curvature / (8 * (counts - 1) ** 2)
print("bumps   steps   bound    hats   bound")
for row in zip(counts, steps, by_slope, hats, by_curvature):
    print("{:5} {:7.4f} {:7.4f} {:7.5f} {:7.5f}".format(*row))

fig, ax = plt.subplots(figsize=(4.5, 3.2))
ax.loglog(counts, by_slope, color="C1", linestyle="--")
ax.plot(counts, steps, "s", color="C1", markersize=4)
ax.plot(counts, by_curvature, color="C0")
ax.plot(counts, hats, "o", color="C0", markersize=4)
ax.text(60, 0.16, "rectangles", color="C1", size=10)
ax.text(11, 0.006, "hats", color="C0", size=10)
ax.set(xlabel="number of bumps", ylabel="largest error")
