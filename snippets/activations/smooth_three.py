import matplotlib.pyplot as plt
import numpy as np

from nnref import gelu, relu, silu, softplus

z = np.linspace(-5, 3, 160)  # 0 is not among them
fig, axes = plt.subplots(1, 2, figsize=(4.5, 3), layout="constrained")
lines = {"softplus": "C0-", "SiLU": "C1--", "GELU": "C2-."}
for f, (name, line) in zip((softplus, silu, gelu), lines.items()):
    axes[0].plot(z, f(z), line, label=name)
    axes[1].plot(z, f.derivative(z), line)
for side in (z[z < 0], z[z > 0]):  # a gap where the derivative jumps
    axes[0].plot(side, relu(side), color="gray", linewidth=1)
    axes[1].plot(side, relu.derivative(side), color="gray", linewidth=1)
for ax, title in zip(axes, ("function", "derivative")):
    ax.set_title(title)
    ax.set_xlabel("$z$", fontsize=11)
axes[0].legend(loc="upper left", fontsize=9)
