import matplotlib.pyplot as plt
import numpy as np

from nnref import relu

z = np.array([-2.0, -0.5, 0.0, 0.5, 2.0])
values, slopes = np.maximum(0, z), (z > 0).astype(float)
print("z    ", *(f"{v:5.1f}" for v in z))
print("relu ", *(f"{v:5.1f}" for v in values))
print("slope", *(f"{v:5.1f}" for v in slopes))
assert (values == relu(z)).all()
assert (slopes == relu.derivative(z)).all()

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.4))
left, right = np.array([-3.0, 0.0]), np.array([0.0, 3.0])
axes[0].plot(left, 0 * left, color="C0")
axes[0].plot(right, right, color="C0")
axes[1].plot(left, 0 * left, color="C1")
axes[1].plot(right, 0 * right + 1, color="C1")
axes[1].plot(0, 0, "o", color="C1", markersize=6)
axes[1].plot(0, 1, "o", color="C1", markersize=6, markerfacecolor="white")
axes[0].set_title("ReLU", size=10)
axes[1].set_title("derivative", size=10)
axes[0].set(xlabel="$z$", ylim=(-0.3, 3.2))
axes[1].set(xlabel="$z$", ylim=(-0.15, 1.6), yticks=[0, 1])
