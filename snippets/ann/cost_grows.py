import matplotlib.pyplot as plt
import numpy as np


def products(width, hidden, d=10, k=10):
    """Multiplications for one sample, forward and backward."""
    sizes = [d] + [width] * hidden + [k]
    weights = sum(p * q for p, q in zip(sizes, sizes[1:]))
    return 3 * weights - d * width


counts = 2 ** np.arange(9)  # 1 to 256
by_layers = np.array([products(64, hidden) for hidden in counts])
by_width = np.array([products(4 * width, 4) for width in counts])
ratios = by_layers[1:] / by_layers[:-1], by_width[1:] / by_width[:-1]
last = [float(ratio[-1]) for ratio in ratios]
first = [float(ratio[0]) for ratio in ratios]
print(f"twice the layers: {first[0]:.2f} to {last[0]:.2f} times")
print(f"twice the width:  {first[1]:.2f} to {last[1]:.2f} times")

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.7), sharey=True)
cases = (counts, by_layers, 1, "layers"), (4 * counts, by_width, 2, "width")
for ax, (size, made, power, name) in zip(axes, cases):
    guide = (size / size[-1]) ** power * made[-1] * 3
    ax.loglog(size, guide, "--", color="black")
    ax.loglog(size, made, "o-", color="C0", markersize=4)
    ax.set(xlabel=name, ylim=(2e2, 9e7))
    middle = np.sqrt(size[0] * size[-1])
    ax.text(middle, 2e7, f"slope {power}", ha="center")
axes[0].set_ylabel("multiplications")
