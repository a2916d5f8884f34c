import matplotlib.pyplot as plt
import numpy as np
from numpy.polynomial.legendre import legvander

rng = np.random.default_rng(0)
counts, runs, noise = np.array([20, 40, 80, 160, 320]), 100, 0.3
grid = np.linspace(-1, 1, 401)  # the new samples


def errors(n, degree):
    """Training and validation error, medians over many draws."""
    x = rng.uniform(-1, 1, (runs, n))
    y = np.sin(4 * x) + noise * rng.normal(size=x.shape)
    A = legvander(x, degree)  # polynomials as features, (runs, n, d)
    w = np.linalg.pinv(A) @ y[:, :, None]  # least squares
    inside = ((A @ w)[:, :, 0] - y) ** 2
    off = (legvander(grid, degree) @ w)[:, :, 0] - np.sin(4 * grid)
    outside = (off**2).mean(axis=1) + noise**2
    return np.median([inside.mean(axis=1), outside], axis=1)


fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.8), sharey=True)
curves = np.array([[errors(n, degree) for n in counts] for degree in (1, 9)])
print("         degree 1         degree 9")
for n, row in zip(counts, curves.transpose(1, 0, 2).reshape(-1, 4)):
    print("n = {:3}  {:.3f} {:.3f}    {:.3f} {:.3f}".format(n, *row))
gap = np.log(curves[1, 1:, 1] - curves[1, 1:, 0])
power = np.polyfit(np.log(counts[1:]), gap, 1)[0]
print(f"degree 9, from n = 40: gap like n^{power:.1f}")
for ax, degree, curve in zip(axes, (1, 9), curves):
    ax.loglog(counts, curve[:, 0], "C0o-", counts, curve[:, 1], "C1x--")
    ax.axhline(noise**2, color="black", linestyle=":")
    ax.set(title=f"degree {degree}", xlabel="samples", xticks=counts,
           xticklabels=counts)
    ax.minorticks_off()
axes[0].text(20, 0.29, "training", color="C0")
axes[0].text(20, 0.66, "validation", color="C1")
axes[0].text(40, 0.1, "noise")
axes[0].set(ylabel="error", yticks=[0.05, 0.1, 0.2, 0.5],
            yticklabels=["0.05", "0.1", "0.2", "0.5"])
