import matplotlib.pyplot as plt
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


z = np.linspace(-6, 6, 121)
a = sigmoid(z)
slope = a * (1 - a)
h = 1e-5
error = np.abs((sigmoid(z + h) - sigmoid(z - h)) / (2 * h) - slope).max()
largest, at_six = slope.max(), slope[-1]
print(f"largest slope {largest:.2f}, at z = 6 {at_six:.4f}, error {error:.0e}")

fig, ax = plt.subplots(figsize=(4.5, 2.6))
ax.plot(z, a, color="C0")
ax.plot(z, slope, "--", color="C1")
ax.text(0.9, 0.86, r"$\sigma(z)$", color="C0", ha="right", size=13)
ax.text(1.5, 0.18, "derivative", color="C1")
ax.set(xlabel="$z$", yticks=[0, 0.25, 0.5, 1])
