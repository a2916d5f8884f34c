import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP


def target(x):
    return np.sin(5 * x) + np.sin(12 * x) / 2


def sum_of_bumps(m):  # m hats on [0, 1], three ReLUs each
    peaks, h = np.linspace(0, 1, m), 1 / (m - 1)
    net = MLP([1, 3 * m, 1], hidden="relu")
    net.weights[0][...] = 1
    net.biases[0][...] = -np.ravel([peaks - h, peaks, peaks + h])
    heights = target(peaks)
    net.weights[1][:, 0] = np.ravel([heights, -2 * heights, heights]) / h
    return net


x = np.linspace(0, 1, 401)
fig, axes = plt.subplots(3, 2, figsize=(4.5, 5), sharex=True, sharey=True)
axes[0, 0].plot(x, target(x), color="black", linestyle="--")
axes[0, 0].set_title("target", size=10)
errors = []
for m, ax in zip((2, 4, 8, 16, 32), axes.flat[1:]):
    net = sum_of_bumps(m)
    y_hat = net.predict(x[:, None])[:, 0]
    errors.append(float(abs(y_hat - target(x)).max()))
    print(f"{m:2} bumps, {net.sizes}: error {errors[-1]:.3f}")
    for peak in np.linspace(0, 1, m):  # each bump by itself
        hat = np.maximum(0, 1 - abs(x - peak) * (m - 1))
        ax.plot(x, target(peak) * hat, color="C1", linewidth=0.6)
    ax.plot(x, target(x), color="black", linestyle="--", linewidth=1)
    ax.plot(x, y_hat, color="C0")
    ax.set_title(f"{m} bumps", size=10)
for ax in axes[2]:
    ax.set_xlabel("$x$", size=12)
    ax.set_xticks([0, 0.5, 1])
