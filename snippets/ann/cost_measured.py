# Written by benchmarks/layer_cost.py: 2026-11-23, Python 3.11.7, NumPy 2.4.6,
# Intel(R) Xeon(R) Processor @ 2.50GHz, 2 cores, one thread.
# Time of loss and gradient for 64 samples, largest network = 1.
import matplotlib.pyplot as plt
import numpy as np

layers = np.array([1, 2, 4, 8, 16, 32])  # of width 256
by_layers = np.array([0.0254, 0.0572, 0.127, 0.26, 0.517, 1])
widths = np.array([8, 16, 32, 64, 128, 256, 512, 1024])  # 4 layers
by_width = np.array(
    [0.00415, 0.00441, 0.00568, 0.0088, 0.0232, 0.0729, 0.259, 1]
)
first_call, two_threads = 2.8, 0.6


def slope(size, time):  # of the line through three points
    return float(np.polyfit(np.log(size), np.log(time), 1)[0])


many = slope(layers[-3:], by_layers[-3:])
narrow = slope(widths[:3], by_width[:3])
wide = slope(widths[-3:], by_width[-3:])
print(f"slope by layers, {layers[-3]} to {layers[-1]}: {many:.1f}")
print(f"by width, {widths[0]} to {widths[2]}: {narrow:.1f}")
print(f"by width, {widths[-3]} to {widths[-1]}: {wide:.1f}")

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.6), sharey=True)
cases = (layers, by_layers, 1, "layers"), (widths, by_width, 2, "width")
for ax, (size, time, power, name) in zip(axes, cases):
    count = (3 * size - 1) if power == 1 else size**2  # multiplications
    ax.loglog(size, count / count[-1], "--", color="black")
    ax.loglog(size, time, "o", color="C0", markersize=5)
    ax.set(xlabel=name, ylim=(3e-5, 2))
axes[0].set_ylabel("time")
axes[0].text(1.3, 4e-3, "predicted", color="black")
axes[0].text(1.3, 1.2e-3, "measured", color="C0")
