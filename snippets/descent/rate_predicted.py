import matplotlib.pyplot as plt
import numpy as np

from nnref import SGD, minimize, quadratic

H = np.array([[2.5, 1.5], [1.5, 2.5]])
low, high = curvatures = np.linalg.eigvalsh(H)
start, steps = [-2.0, 0.6], 40
rates = np.linspace(0.01, 0.56, 56)
measured = []
for eta in rates:
    path = minimize(quadratic(H), start, SGD(float(eta)), steps)  # (41, 2)
    length = np.linalg.norm(path, axis=1)  # the distance from the minimum
    measured.append((length[40] / length[20]) ** (1 / 20))  # in one step
predicted = np.abs(1 - np.outer(rates, curvatures)).max(axis=1)
off = float(np.abs(np.array(measured) - predicted).max())
marks = [1 / high, 2 / (low + high), 2 / high]
best = (high - low) / (high + low)
print(f"1 / high {marks[0]:.2f}, best {marks[1]:.2f}, limit {marks[2]:.2f}")
count = len(rates)
print(f"{count} rates: off by at most {off:.3f}")

fig, ax = plt.subplots(figsize=(4.5, 3.3))
fine = np.linspace(0, 0.57, 300)
for curvature, style in [(low, "C1--"), (high, "C2-.")]:
    ax.plot(fine, np.abs(1 - fine * curvature), style, linewidth=1)
line = np.abs(1 - np.outer(fine, curvatures)).max(axis=1)
ax.plot(fine, line, color="black", linewidth=1.2)
ax.plot(rates, measured, "o", color="C0", markersize=3.5)
ax.axhline(1, color="gray", linewidth=0.8)
ax.vlines(marks, 0, 1.28, color="gray", linestyles=":", linewidth=1)
ax.text(marks[0], 1.31, "$1/\\lambda_{\\max}$", ha="center")
ax.text(0.39, 1.15, "$2/(\\lambda_{\\max}+\\lambda_{\\min})$", ha="right")
ax.text(marks[2], 1.31, "$2/\\lambda_{\\max}$", ha="center")
ax.text(0.02, 0.4, "$|1 - \\eta \\lambda_{\\max}|$", color="C2")
ax.text(0.406, 0.4, "$|1 - \\eta \\lambda_{\\min}|$", color="C1", size=9)
ax.set(xlabel="$\\eta$", ylabel="factor per step", xlim=(0, 0.58))
ax.set(ylim=(0, 1.42))
