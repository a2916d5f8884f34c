import matplotlib.pyplot as plt
import numpy as np

from nnref import sigmoid, tanh

z = np.linspace(-4, 4, 161)
fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.6))
for f, line in [(tanh, "C0-"), (sigmoid, "C1--")]:
    axes[0].plot(z, f(z), line)
    axes[1].plot(z, f.derivative(z), line)
axes[0].axhline(0, color="lightgray", linewidth=0.8, zorder=0)
axes[0].text(0.7, -0.55, "tanh", color="C0")
axes[0].text(-4, 0.45, "sigmoid", color="C1")
axes[1].text(0.95, 0.62, "tanh", color="C0")
axes[1].text(1.35, 0.32, "sigmoid", color="C1")
axes[0].set(title="function", xlabel="$z$")
axes[1].set(title="derivative", xlabel="$z$", ylim=(0, 1.05))
