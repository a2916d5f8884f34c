import matplotlib.pyplot as plt
import numpy as np
from nnref import relu, sigmoid, step, tanh

z0, z = 0.3, np.linspace(-4, 4, 161)
table = {}
fig, axes = plt.subplots(2, 2, figsize=(4.5, 3.6), sharex=True)
for k, f in enumerate([step, sigmoid, tanh, relu]):
    ax, name = axes.flat[k], ["step", "sigmoid", "tanh", "ReLU"][k]
    if name == "step":  # a jump, not a slope
        ax.plot([-4, 0], [0, 0], [0, 4], [1, 1], color="C0")
    else:
        ax.plot(z, f(z), color="C0")
    table[name] = float(f(z0))
    ax.plot(z0, table[name], "o", color="C1")
    ax.set_title(f"{name} function" if k == 0 else name)
    print(f"{name:8} f({z0}) = {table[name]:.3f}")
for ax in axes[1]:
    ax.set_xlabel("$z$")
