import matplotlib.pyplot as plt
import numpy as np
from numpy.polynomial.legendre import legvander

rng = np.random.default_rng(0)
n, noise, sets = 20, 0.3, 200
x = (2 * np.arange(n) + 1) / n - 1  # evenly from -1 to 1
x_new = rng.uniform(-1, 1, size=200)
y = np.sin(np.pi * x) + noise * rng.normal(size=(sets, n))
y_new = np.sin(np.pi * x_new) + noise * rng.normal(size=(sets, 200))

degrees, seen, unseen = np.arange(16), [], []
for degree in degrees:
    basis, new = legvander(x, degree), legvander(x_new, degree)
    c = np.linalg.pinv(basis) @ y.T  # least squares, (degree + 1, sets)
    seen.append(((basis @ c - y.T) ** 2).mean(axis=0))
    unseen.append(((new @ c - y_new.T) ** 2).mean(axis=0))
quarters = [0.25, 0.5, 0.75]
training = np.quantile(seen, quarters, axis=1)  # (3, 16)
validation = np.quantile(unseen, quarters, axis=1)
for degree in (0, 1, 3, 5, 10, 15):
    t, v = training[1, degree], validation[1, degree]
    print(f"degree {degree:2}: {t:.3f} {v:7.3f}")
best = degrees[validation[1].argmin()]
chosen = np.argmin(unseen, axis=0)  # in each set by itself
share, largest = np.mean(chosen == best), chosen.max()
print(f"lowest at {best}; single sets: {share:.0%}, up to {largest}")

fig, ax = plt.subplots(figsize=(4.5, 3.2))
for (low, middle, high), look in ((training, "C0o-"), (validation, "C1s--")):
    ax.fill_between(degrees, low, high, color=look[:2], alpha=0.15, linewidth=0)
    ax.semilogy(degrees, middle, look, markersize=4)
ax.axhline(noise**2, color="black", linewidth=1)
ax.text(15.2, 0.11, "noise variance", ha="right")
ax.text(12.5, 3, "validation", color="C1", ha="right")
ax.text(8.5, 0.018, "training", color="C0", ha="right")
ax.set(xlabel="degree", ylabel="mean squared error", ylim=(0.005, 120))
