import matplotlib.pyplot as plt
import numpy as np


def f(x):
    return x**2


x = 1.0
steps = [1.0, 0.5, 0.1, 0.01, 0.001]
slopes = [(f(x + h) - f(x)) / h for h in steps]
for h, slope in zip(steps, slopes):
    print(f"h = {h:5}: slope {slope:.3f}")

fig, ax = plt.subplots()
t = np.linspace(-0.4, 2.3, 100)
ax.plot(t, f(t), color="black")
for h, color, style in [(1.0, "C1", "--"), (0.5, "C2", ":"), (0, "C0", "-")]:
    slope = (f(x + h) - f(x)) / h if h else 2 * x
    ax.plot(t, f(x) + slope * (t - x), style, color=color, lw=1.4)
    ax.plot(x + h, f(x + h), "o", color=color)
    ax.text(2.33, f(x) + slope * (2.3 - x), f"${slope:g}$", color=color)
ax.text(-0.4, 0.35, "$f$")
ax.set(xlabel="$x$", ylabel="$f(x)$", ylim=(-1.2, 5.4), xlim=(-0.5, 2.6))
