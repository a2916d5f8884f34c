import matplotlib.pyplot as plt
import numpy as np

from nnref import identity, relu

W1, b1 = np.array([[1.0, 1.0, 1.0]]), np.array([1.0, 0.0, -1.0])
W2, b2 = np.array([[1.0], [-2.0], [1.5]]), np.array([0.2])
x = np.linspace(-2, 2, 201)[:, None]  # (201, 1)

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.5), sharey=True)
slopes = []
for ax, f in zip(axes, (identity, relu)):
    y_hat = f(x @ W1 + b1) @ W2 + b2  # (201, 1)
    ax.plot(x, y_hat, color="C0")
    steps = np.diff(y_hat[:, 0]) / np.diff(x[:, 0])
    slopes.append(np.unique(steps.round(6)).tolist())
    ax.set_xlabel("$x$", size=12)
    ax.set_xticks([-2, -1, 0, 1, 2])
axes[1].plot(-b1, relu(-b1[:, None] @ W1 + b1) @ W2 + b2, "ko", markersize=4)
axes[0].set_ylabel("output")
axes[0].set_title("nothing between", size=10)
axes[1].set_title("ReLU between", size=10)
print("slopes without ReLU:", slopes[0])
print("slopes with ReLU:", slopes[1])
