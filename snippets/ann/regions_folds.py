import matplotlib.pyplot as plt
import numpy as np


def tent(x):  # one layer of two ReLUs, and what the next one adds up
    return 2 * np.maximum(0, x) - 4 * np.maximum(0, x - 0.5)


fig, axes = plt.subplots(1, 3, figsize=(4.5, 2.1), sharey=True)
x = np.arange(1025) / 1024  # all bends up to ten layers are among them
y, units, pieces = x, [], []
for layers in range(1, 11):
    y = tent(y)
    slopes = np.diff(y) * 1024
    units.append(2 * layers)
    pieces.append(1 + int((np.diff(slopes) != 0).sum()))
    if layers <= 3:
        axes[layers - 1].plot(x, y, color="C0")
        axes[layers - 1].set_title(f"{pieces[-1]} pieces", size=10)
    if layers in (1, 2, 3, 4, 6, 8, 10):
        print(f"layers {layers:2}: {units[-1]:2} units,", end=" ")
        print(f"{pieces[-1]:4} pieces")
one_layer = [count - 1 for count in pieces]  # units that it would need
for ax in axes:
    ax.set(xticks=[0, 1], yticks=[0, 1])
    ax.set_xlabel("$x$", size=12)
