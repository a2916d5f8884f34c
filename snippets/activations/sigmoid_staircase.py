import matplotlib.pyplot as plt
import numpy as np

from nnref import sigmoid, step

x = np.arange(1, 9)  # one input, eight samples
y = np.array([0, 0, 1, 0, 1, 1, 1, 1])
b = -4  # stays; only w changes
places = np.linspace(-0.2, 2.2, 481)
fig, ax = plt.subplots(figsize=(4.5, 2.7))
for f, line in [(step, "C1--"), (sigmoid, "C0-")]:
    outputs = f(np.outer(places, x) + b)  # (481, 8)
    losses = ((outputs - y) ** 2).mean(axis=1) / 2
    ax.plot(places, losses, line)
    k = losses.argmin()
    print(f"{f.name}: lowest {losses[k]:.3f} at w = {places[k]:.2f}")
ax.text(1.28, 0.2, "step function", color="C1")
ax.text(0.66, 0.022, "sigmoid", color="C0")
ax.set(xlabel="weight", ylabel="loss", ylim=(0, 0.33))
