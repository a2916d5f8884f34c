import matplotlib.pyplot as plt
import numpy as np

from nnref import quadratic

kappa = 6
H = np.diag([1.0, kappa])
f = quadratic(H)
fig, ax = plt.subplots(figsize=(4.5, 2.6))
a, b = np.meshgrid(np.linspace(-1, 7, 81), np.linspace(-2, 2, 41))
values = f(np.stack([a, b], axis=-1))[0]
ax.contour(a, b, values, [0.3, 3, 9, 21], colors="gray", linewidths=0.7)
factors, dots = [], []
for start, line in [((6.0, 1.0), "C0o-"), ((2.0, -1.5), "C1s--")]:
    path = [np.array(start)]
    for t in range(12):
        value, g = f(path[-1])
        eta = g @ g / (g @ H @ g)  # the lowest point of this line
        path.append(path[-1] - eta * g)
        lower, g_new = f(path[-1])
        factors.append(lower / value)
        dots.append(abs(g @ g_new) / (g @ g))
    print(f"{start}: factors", np.round(factors[-12:-9], 3))
    ax.plot(*np.array(path).T, line, linewidth=1, markersize=3)
bound, worst = ((kappa - 1) / (kappa + 1)) ** 2, max(factors)
other, turn = max(factors[12:]), max(dots)
right_angles = all(dot < 1e-6 for dot in dots)
print(f"largest factor {worst:.4f}, bound {bound:.4f}")
print("gradients at right angles:", right_angles)
ax.plot(0, 0, "x", color="black")
ax.set(aspect="equal")
ax.set_xlabel(r"$\theta_1$", size=12)
ax.set_ylabel(r"$\theta_2$", size=12)
