from math import exp

import matplotlib.pyplot as plt
import numpy as np

y, eta = 1, 0.5
starts = [-1, -2, -3, -4, -5, -6, -7, -8, -9, -10]
counts = []  # for each loss: steps from each start
for name in ("cross-entropy", "squared error"):
    counts.append([])
    for start in starts:
        z, steps = start, 0
        while z <= 0:  # the output is not yet above a half
            a = 1 / (1 + exp(-z))
            slope = a - y
            if name == "squared error":
                slope *= a * (1 - a)
            z, steps = z - eta * slope, steps + 1
        counts[-1].append(steps)

s = np.linspace(-10, -1, 91)  # from here on, what is predicted
entropy = (-s + 1 - np.exp(s)) / eta
square = (np.exp(-s) - 3 * s + 2.5 - 3 * np.exp(s) - np.exp(2 * s) / 2) / eta
ratio = []  # measured, divided by predicted
for curve, measured in zip([entropy, square], counts):
    ratio.append((np.array(measured) / curve[::-10]).tolist())
print(" z0    counted     predicted")
for row in zip(starts, *counts, entropy[::-10], square[::-10]):
    print("{:3}  {:2} {:6}  {:4.1f} {:8.1f}".format(*row))
growth = counts[1][-1] / counts[1][-2]  # one further to the left

fig, ax = plt.subplots(figsize=(4.5, 3.2))
ax.semilogy(s, entropy, color="C0")
ax.semilogy(s, square, "--", color="C1")
for measured, mark in zip(counts, ["C0o", "C1s"]):
    ax.semilogy(starts, measured, mark, markersize=5)
ax.text(-8.2, 7, "cross-entropy", color="C0")
ax.text(-5.8, 2000, "squared error", color="C1")
ax.set(xlabel="$z_0$", ylabel="steps until right")
