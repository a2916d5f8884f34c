import matplotlib.pyplot as plt
import numpy as np
from numpy.polynomial.legendre import legval, legvander

rng = np.random.default_rng(1)
x = (2 * np.arange(20) + 1) / 20 - 1
y = np.sin(np.pi * x) + 0.3 * rng.normal(size=20)
fine = np.linspace(-1, 1, 200)

fig, axes = plt.subplots(1, 3, figsize=(4.5, 2.2), sharey=True)
for ax, degree in zip(axes, (1, 4, 14)):
    c = np.linalg.lstsq(legvander(x, degree), y, rcond=None)[0]
    ax.plot(fine, np.sin(np.pi * fine), "--", color="black", linewidth=1)
    ax.plot(fine, legval(fine, c), "C1-")
    ax.plot(x, y, "C0o", markersize=3)
    ax.set(title=f"degree {degree}", xlabel="$x$", ylim=(-2.6, 2.6))
axes[0].set_ylabel("$y$")
