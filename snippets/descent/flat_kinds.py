import matplotlib.pyplot as plt
import numpy as np

kinds = {  # name -> value and the two slopes at (w1, w2)
    "minimum": lambda w1, w2: (w1**2 + w2**2, 2 * w1, 2 * w2),
    "maximum": lambda w1, w2: (-(w1**2) - w2**2, -2 * w1, -2 * w2),
    "saddle point": lambda w1, w2: (w1**2 - w2**2, 2 * w1, -2 * w2),
    "plateau": lambda w1, w2: (f := np.exp(-2 * w1 - 2), -2 * f, 0 * w2),
}
fine, coarse = np.linspace(-1.2, 1.2, 25), np.linspace(-1, 1, 5)
fig, axes = plt.subplots(2, 2, figsize=(4.5, 4.7))
for ax, (name, f) in zip(axes.flat, kinds.items()):
    value = f(*np.meshgrid(fine, fine))[0]
    look = {"colors": "gray", "linestyles": "solid", "linewidths": 0.8}
    ax.contour(fine, fine, value, 7, zorder=0, **look)  # below the arrows
    w1, w2 = np.meshgrid(coarse, coarse)
    _, slope1, slope2 = f(w1, w2)
    lengths = np.hypot(slope1, slope2)
    ax.quiver(w1, w2, -slope1, -slope2, color="C0", scale=14, width=0.013)
    if name != "plateau":
        ax.plot(0, 0, "o", color="C1")
    print(f"{name:12} arrows {lengths.min():.2f} to {lengths.max():.2f}")
    ax.set(aspect="equal", xticks=[], yticks=[], title=name)
