import matplotlib.pyplot as plt
import numpy as np

from nnref import elu

z = np.linspace(-4, 2, 122)  # 0 is not among them
sides = z[z < 0], z[z > 0]
fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.6), layout="constrained")
for alpha, line in [(1.0, "C0-"), (0.5, "C1--")]:
    for side in sides:  # a gap where a derivative jumps
        axes[0].plot(side, elu(side, alpha=alpha), line)
        axes[1].plot(side, elu.derivative(side, alpha=alpha), line)
    at_zero = elu.derivative([-1e-9, 1e-9], alpha=alpha)
    print(f"alpha {alpha}: slopes beside 0", at_zero.round(3))
for ax, low in zip(axes, (-1.3, -0.1)):
    ax.axvline(0, color="lightgray", linewidth=1, zorder=0)
    ax.axhline(0, color="lightgray", linewidth=1, zorder=0)
    ax.set_xlabel("$z$", fontsize=11)
    ax.set_ylim(low, 2.1 if low < -1 else 1.2)
axes[0].text(-1.6, -1.15, r"$\alpha = 1$", color="C0", fontsize=11)
axes[0].text(-3.9, -0.32, r"$\alpha = 0.5$", color="C1", fontsize=11)
axes[0].set_title("function")
axes[1].set_title("derivative")
