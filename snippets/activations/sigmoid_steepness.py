import matplotlib.pyplot as plt
import numpy as np

from nnref import sigmoid, step

z, h = np.linspace(-2, 2, 401), 1e-5
fig, ax = plt.subplots(figsize=(4.5, 2.8))
ax.plot(z[z <= 0], step(z[z <= 0]), color="gray", linewidth=4)
ax.plot(z[z > 0], step(z[z > 0]), color="gray", linewidth=4)
at_zero, at_one, gaps = [], [], []
print(" s  slope at 0  slope at 1  gap")
for s, line in [(1, "C0-"), (4, "C1--"), (16, "C2-.")]:
    ax.plot(z, sigmoid(s * z), line)
    for place, slopes in [(0, at_zero), (1, at_one)]:
        rise = sigmoid(s * (place + h)) - sigmoid(s * (place - h))
        slopes.append(rise / (2 * h))
    gaps.append(1 - sigmoid(s * 0.5))  # to the step, at z = 0.5
    print(f"{s:2} {at_zero[-1]:11.3f} {at_one[-1]:11.7f} {gaps[-1]:.4f}")
ax.text(1.2, 0.66, "$s = 1$", color="C0", size=11)
ax.text(0.52, 0.76, "$s = 4$", color="C1", size=11)
ax.text(0.25, 0.5, "$s = 16$", color="C2", size=11)
ax.text(0.75, 1.06, "step function", color="black")
ax.set(xlabel="$z$", ylabel="output", ylim=(-0.05, 1.18))
