import matplotlib.pyplot as plt
import numpy as np


def hats(x, peaks, heights):  # the sum of hats as three ReLUs each
    h = peaks[1] - peaks[0]
    r = [np.maximum(0, x[:, None] - peaks + k * h) for k in (1, 0, -1)]
    return (r[0] - 2 * r[1] + r[2]) @ heights / h


fig, axes = plt.subplots(2, 1, figsize=(4.5, 4.6))
x = np.linspace(-1, 2, 601)
peaks = np.linspace(0, 1, 16)
y_hat = hats(x, peaks, np.sin(5 * peaks) + 1)
inside = (x >= 0) & (x <= 1)
off = abs(y_hat - np.sin(5 * x) - 1)
errors = [float(off[inside].max()), float(off.max())]
print(f"largest error inside {errors[0]:.3f}, outside {errors[1]:.3f}")
axes[0].axvspan(0, 1, color="C0", alpha=0.15, linewidth=0)
axes[0].plot(x, np.sin(5 * x) + 1, color="black", linestyle="--")
axes[0].plot(x, y_hat, color="C0")

x, jump = np.linspace(0, 1, 10001), 0.6
y, jumps = (x > jump).astype(float), []
for m, dash in ((8, ":"), (32, "-.")):
    peaks = np.linspace(0, 1, m)
    y_hat = hats(x, peaks, (peaks > jump).astype(float))
    jumps.append(float(abs(y_hat - y).max()))
    axes[1].plot(x, y_hat, color="C0", linestyle=dash)
    print(f"{m:2} bumps: largest error at the jump {jumps[-1]:.2f}")
axes[1].plot(x[y == 0], y[y == 0], color="black", linestyle="--")
axes[1].plot(x[y == 1], y[y == 1], color="black", linestyle="--")
axes[1].set_xlim(0.4, 0.8)
for ax in axes:
    ax.set_xlabel("$x$", size=12)
    ax.set_ylabel("output")
