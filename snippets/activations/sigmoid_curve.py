import matplotlib.pyplot as plt
import numpy as np

from nnref import sigmoid

z = np.linspace(-6, 6, 121)
fig, ax = plt.subplots(figsize=(4.5, 2.9))
for limit in (0, 0.5, 1):
    ax.axhline(limit, color="lightgray", linewidth=0.8)
ax.plot(z, sigmoid(z), color="C0")
ax.plot(z, sigmoid.derivative(z), "--", color="C1")
pair = np.array([-2, 2])
heights = sigmoid(pair)
ax.plot(pair, heights, "o", color="black")
ax.vlines(pair, [0, heights[1]], [heights[0], 1], color="black")
ax.text(1.5, 0.68, "sigmoid", color="C0")
ax.text(2.9, 0.13, "derivative", color="C1")
ax.set(xlabel="$z$", ylim=(-0.05, 1.08))
print(f"at -2: {heights[0]:.4f}, at 2: {heights[1]:.4f}")
print(f"sum: {heights.sum():.4f}")
