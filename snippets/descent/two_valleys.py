import matplotlib.pyplot as plt
import numpy as np

from nnref import binary_cross_entropy, sigmoid, squared_error

x = np.array([-6.0, -2, 2, 6])
y = np.array([0, 1, 0, 1])
b = np.linspace(-9, 9, 361)
z = x + b[:, None]  # w stays at 1
curves = {
    "squared error": [squared_error(sigmoid(row), y) for row in z],
    "cross-entropy": [binary_cross_entropy(row, y) for row in z],
}
valleys, right = [], []
fig, axes = plt.subplots(1, 2, figsize=(4.3, 2.6))
for ax, line, name in zip(axes, ["C1--", "C0-"], curves):
    curve = np.array(curves[name])
    low = (curve[1:-1] < curve[:-2]) & (curve[1:-1] < curve[2:])
    low = 1 + np.flatnonzero(low)
    valleys.append(b[low].round(2).tolist())
    right.append([int(((row > 0) == y).sum()) for row in z[low]])
    print(f"{name}: lowest at b = {valleys[-1]}")
    print("  labels that are right there:", right[-1])
    ax.plot(b, curve, line)
    ax.plot(b[low], curve[low], "o", color="black", markersize=5)
    ax.set_title(name, size=10.5)
    ax.set(xlabel="$b$", xticks=[-8, -4, 0, 4, 8], ylim=(0, None))
axes[0].set_ylabel("loss")
