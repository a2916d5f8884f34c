import matplotlib.pyplot as plt
import numpy as np

h = 1e-6
functions = {
    "absolute value": np.abs,
    "ReLU": lambda x: np.maximum(x, 0),
    "step function": lambda x: np.where(x > 0, 1.0, 0.0),
}
slopes = []  # left and right of 0
for name, f in functions.items():
    left, right = float((f(0) - f(-h)) / h), float((f(h) - f(0)) / h)
    slopes.append([left, right])
    print(f"{name:14} left {left:2.0f}, right {right:.0f}")

fig, axes = plt.subplots(1, 3, figsize=(4.5, 1.9), sharey=True)
t = np.linspace(-1, 1, 201)
for ax, (name, f) in zip(axes, functions.items()):
    for side in (t[t <= 0], t[t > 0]):
        ax.plot(side, f(side), color="C0")
    ax.plot(0, f(0), "o", color="C1", markersize=5)
    ax.set(xlabel="$x$", xticks=[-1, 0, 1], yticks=[0, 1])
    ax.set_title(name)
