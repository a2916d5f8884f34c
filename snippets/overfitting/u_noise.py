import matplotlib.pyplot as plt
import numpy as np
from numpy.polynomial.legendre import legvander

rng = np.random.default_rng(0)
variances = np.array([0.01, 0.04, 0.09, 0.16, 0.25])
x_new = rng.uniform(-1, 1, size=500)


def lowest(n, variance, sets=100):
    """The smallest median validation error of the degrees 0 to 9."""
    x, s = (2 * np.arange(n) + 1) / n - 1, np.sqrt(variance)
    y = np.sin(np.pi * x) + s * rng.normal(size=(sets, n))
    y_new = np.sin(np.pi * x_new) + s * rng.normal(size=(sets, 500))
    errors = []
    for degree in range(10):
        H = legvander(x_new, degree) @ np.linalg.pinv(legvander(x, degree))
        errors.append(np.median(((y @ H.T - y_new) ** 2).mean(axis=1)))
    return min(errors)


fig, ax = plt.subplots(figsize=(4.5, 2.8))
ax.plot([0, 0.26], [0, 0.26], color="black", linewidth=1)
table = []
for n, look in ((20, "C1s"), (200, "C0o")):
    table.append([lowest(n, variance) for variance in variances])
    print(f"n = {n:3}:", *(f"{error:.3f}" for error in table[-1]))
    ax.plot(variances, table[-1], look, markersize=5)
ax.text(0.145, 0.23, "$n = 20$", color="C1", ha="right")
ax.text(0.17, 0.15, "$n = 200$", color="C0")
ax.set(xlabel="noise variance", ylabel="lowest validation error")
