import matplotlib.pyplot as plt
import numpy as np
from numpy.polynomial.legendre import legvander

rng = np.random.default_rng(0)
n, noise = 20, 0.3
x, grid = (2 * np.arange(n) + 1) / n - 1, np.linspace(-0.95, 0.95, 100)
y = np.sin(np.pi * x) + noise * rng.normal(size=(500, n))

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.6), sharey=True)
for ax, degree in zip(axes, (1, 10)):
    fits = legvander(grid, degree) @ np.linalg.pinv(legvander(x, degree)) @ y.T
    ax.plot(grid, fits[:, :20], color="C0", linewidth=0.5)  # 20 of them
    ax.plot(grid, fits.mean(axis=1), "C1-", linewidth=4)
    ax.plot(grid, np.sin(np.pi * grid), color="black",
            linewidth=1.2, dashes=(3, 5))
    ax.set(title=f"degree {degree}", xlabel="$x$", ylim=(-1.9, 1.9))
axes[0].set_ylabel("$y$")
