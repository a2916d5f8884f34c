import matplotlib.pyplot as plt
import numpy as np

from nnref import SGD, minimize, quadratic

H = np.array([[2.5, 1.5], [1.5, 2.5]])
f, eta, steps = quadratic(H), 0.45, 15
curvatures, U = np.linalg.eigh(H)  # a column of U for each direction
path = minimize(f, [-2.0, 0.6], SGD(eta), steps)  # (16, 2)
c = path @ U  # coordinates along the directions, (16, 2)
factors = 1 - eta * curvatures
measured = c[1:] / c[:-1]  # (15, 2)
off = float(np.abs(measured - factors).max())
print("curvatures", curvatures, "factors", factors.round(2))
print("first steps", measured[:2].round(2).tolist())

fig, (left, right) = plt.subplots(1, 2, figsize=(4.5, 2.6))
x, y = np.meshgrid(np.linspace(-2.4, 2.4, 71), np.linspace(-2.4, 2.4, 71))
values = f(np.stack([x, y], axis=-1))[0]
left.contour(x, y, values, [0.1, 0.5, 1.5, 3], colors="gray", linewidths=0.8)
for u, style, k in zip(U.T, ["C0--", "C1-."], (1, 2)):
    u = u * np.sign(u[1])
    left.plot(*np.outer(u, [-1.8, 1.8]), style, linewidth=1)
    left.text(*(2.2 * u), f"$u_{k}$", color=style[:2], ha="center", va="center")
left.plot(*path.T, "o-", color="black", linewidth=1, markersize=3)
left.set(xlabel="$\\theta_1$", ylabel="$\\theta_2$", aspect="equal")
left.set(xticks=[-2, 0, 2], yticks=[-2, 0, 2])
for k, style in enumerate(["C0o", "C1s"]):
    right.semilogy(np.abs(c[:, k]), style, markersize=3.5)
    line = np.abs(c[0, k] * factors[k] ** np.arange(steps + 1))
    right.semilogy(line, color=style[:2], linewidth=1)
right.text(5, 0.004, "$|c_1|$", color="C0")
right.text(11, 0.2, "$|c_2|$", color="C1")
right.set(xlabel="steps")
