import matplotlib.pyplot as plt
import numpy as np


def f(w):
    return w[0] ** 2 + w[0] * w[1] + 2 * w[1] ** 2


w, h = np.array([2.0, -1.0]), 1e-5  # (2,)
gradient = np.array([2 * w[0] + w[1], w[0] + 4 * w[1]])  # (2,)
length = np.linalg.norm(gradient)
degrees = np.arange(0, 361, 30)  # the angle between u and the gradient
along = gradient / length  # (2,)
across = np.array([-along[1], along[0]])  # at right angles to it, (2,)
slopes = []
for phi in np.radians(degrees):
    u = np.cos(phi) * along + np.sin(phi) * across  # of length 1, (2,)
    slopes.append((f(w + h * u) - f(w - h * u)) / (2 * h))
steepest = float(slopes[0])
print(f"length of the gradient {length:.4f}, steepest slope {steepest:.4f}")

fig, ax = plt.subplots(figsize=(4.5, 2.6))
fine = np.arange(361)
ax.plot(fine, length * np.cos(np.radians(fine)), color="lightgray")
ax.plot(degrees, slopes, "o", color="C0")
ax.axhline(0, color="gray", linewidth=0.8)
ax.set(xlabel="angle to the gradient, degrees", ylabel="slope")
ax.set(xticks=range(0, 361, 90))
