import matplotlib.pyplot as plt
import numpy as np
from numpy.polynomial.legendre import legvander

rng = np.random.default_rng(0)
n, noise, sets = 20, 0.3, 500
x, x_new = (2 * np.arange(n) + 1) / n - 1, np.linspace(-0.95, 0.95, 200)
f = np.sin(np.pi * x_new)
y = np.sin(np.pi * x) + noise * rng.normal(size=(sets, n))
y_new = f + noise * rng.normal(size=(sets, 200))

degrees, table = np.arange(11), []
for degree in degrees:
    H = legvander(x_new, degree) @ np.linalg.pinv(legvander(x, degree))
    y_hat = y @ H.T  # the fit of each set, at x_new, (sets, 200)
    middle = y_hat.mean(axis=0)
    bias2 = ((f - middle) ** 2).mean()
    variance = ((y_hat - middle) ** 2).mean()
    error = ((y_new - y_hat) ** 2).mean()
    table.append([bias2, variance, noise**2 + bias2 + variance, error])
table = np.array(table)
print(" d  bias^2  variance  sum  error")
for degree in (0, 1, 3, 5, 10):
    print("{:2} {:7.4f} {:7.4f} {:6.3f} {:6.3f}".format(degree, *table[degree]))
off = abs(table[:, 3] / table[:, 2] - 1).max()
fall, rise = table[2, 0] - table[3, 0], table[3, 1] - table[2, 1]
print(f"sum and error differ by at most {off:.1%}")

fig, ax = plt.subplots(figsize=(4.5, 3.4))
ax.plot(degrees, table[:, 0], "C1s--", markersize=4)
ax.plot(degrees, table[:, 1], "C0^-", markersize=5)
ax.axhline(noise**2, color="C2", linestyle=":")
ax.plot(degrees, table[:, 2], color="black", linewidth=1)
ax.plot(degrees, table[:, 3], "o", color="black", markersize=4)
ax.text(1.3, 0.42, "sum and measured error")
ax.text(10, -0.05, "bias squared", color="C1", ha="right")
ax.text(4.1, 0.038, "variance", color="C0")
ax.text(-0.1, 0.045, "noise", color="C2")
ax.set(xlabel="degree", ylabel="mean squared error")
ax.set(xticks=degrees, ylim=(-0.08, 0.66))
