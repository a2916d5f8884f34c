import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, moons, squared_error

x, y = moons(n=20, rng=0)
net = MLP([2, 4, 1], rng=1)
start, j = net.theta.copy(), 0  # theta_j: the first weight


def at(move):
    net.theta = start
    net.theta[j] += move
    loss, gradient = net.loss_and_gradient(x, y[:, None], squared_error)
    return loss, gradient[j]


(loss, slope), t = at(0), 1e-3
third = (at(t)[1] - 2 * slope + at(-t)[1]) / t**2  # L'''
eps = 2.0**-52
best = (3 * eps * loss / abs(third)) ** (1 / 3)
print(f"L = {loss:.3f}, L''' = {third:.3f}")
print(f"best h: {best:.1e}")

steps = 10.0 ** np.arange(-12, 0.1, 0.2)
both = [(at(h)[0] - at(-h)[0]) / (2 * h) for h in steps]
errors = np.abs(np.array(both) - slope)

fig, ax = plt.subplots(figsize=(4.5, 3.2))
ax.loglog(steps, errors, "o", color="C0", markersize=3)
ax.loglog(steps, eps * loss / steps, "--", color="C1")
ax.loglog(steps, steps**2 * abs(third) / 6, "-", color="C2")
ax.axvline(best, color="black", linewidth=1)
ax.text(2e-11, 1e-4, "rounding", color="C1")
ax.text(1e-2, 3e-8, "truncation", color="C2")
ax.text(best / 1.5, 0.03, "best step", ha="right")
ax.set(xlabel="$h$", ylabel="error", ylim=(1e-14, 1))
