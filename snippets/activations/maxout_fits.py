import matplotlib.pyplot as plt
import numpy as np

from nnref import maxout

x = np.linspace(-1, 1, 401)
fig, axes = plt.subplots(1, 3, figsize=(4.5, 2.2), sharey=True,
                         layout="constrained")  # fmt: skip
errors = []
for ax, pieces in zip(axes, (2, 4, 8)):
    c = (2 * np.arange(pieces) + 1) / pieces - 1  # touching points
    W = 2 * c[None, :]  # (1, pieces)
    b = -(c**2) + 1 / (2 * pieces**2)  # (pieces,)
    a = maxout(x[:, None] @ W + b, pieces)  # (401, 1)
    errors.append(float(np.abs(a[:, 0] - x**2).max()))
    ax.plot(x, a[:, 0], "C0-")
    ax.plot(x, x**2, "C1--")
    ax.set(title=f"{pieces} pieces", ylim=(-0.15, 1.1))
    ax.set_xlabel("$x$", fontsize=11)
    print(f"{pieces} pieces: largest error {errors[-1]:.4f}")
axes[0].set_ylabel("$a$", fontsize=11)
