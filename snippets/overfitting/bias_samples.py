import matplotlib.pyplot as plt
import numpy as np
from numpy.polynomial.legendre import legvander

rng = np.random.default_rng(0)
degree, noise, sets = 3, 0.3, 300
sizes, table = np.array([10, 20, 40, 80, 160, 320]), []
print("  n  bias^2     var formula trace")
for n in sizes:
    x = (2 * np.arange(n) + 1) / n - 1
    f, Phi = np.sin(np.pi * x), legvander(x, degree)
    H = Phi @ np.linalg.pinv(Phi)  # from y to the fit, at the same x
    y_hat = (f + noise * rng.normal(size=(sets, n))) @ H.T
    middle = y_hat.mean(axis=0)
    bias2 = ((f - middle) ** 2).mean()
    variance = ((y_hat - middle) ** 2).mean()
    table.append([bias2, variance, noise**2 * (degree + 1) / n, H.trace()])
    print("{:3} {:7.4f} {:7.4f} {:7.4f} {:5.2f}".format(n, *table[-1]))
bias2, variance, formula, trace = np.transpose(table)

fig, ax = plt.subplots(figsize=(4.5, 2.8))
ax.loglog(sizes, bias2, "C1s--")
ax.loglog(sizes, formula, "C0-")
ax.loglog(sizes, variance, "C0o")
ax.text(110, 0.0058, "bias squared", color="C1")
ax.text(28, 0.017, "variance", color="C0")
ax.set(xlabel="samples", ylabel="mean squared error", ylim=(8e-4, 0.06))
ax.set(xticks=sizes, xticklabels=sizes)
ax.minorticks_off()
