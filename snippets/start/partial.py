import matplotlib.pyplot as plt
import numpy as np


def f(w1, w2):
    return w1**2 + w1 * w2 + 2 * w2**2


w1, w2, h = 2.0, -1.0, 1e-5
by_w1 = (f(w1 + h, w2) - f(w1 - h, w2)) / (2 * h)  # only w1 moves
by_w2 = (f(w1, w2 + h) - f(w1, w2 - h)) / (2 * h)  # only w2 moves
rule = np.array([2 * w1 + w2, w1 + 4 * w2])  # (2,)
print(f"measured {by_w1:.4f} and {by_w2:.4f}, by rule {rule}")

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.4), sharey=True)
t = np.linspace(-1.5, 1.5, 61)
cuts = [f(w1 + t, w2), f(w1, w2 + t)]
for ax, at, cut, slope, color in zip(axes, (w1, w2), cuts, rule, ["C0", "C1"]):
    ax.plot(at + t, cut, color=color)
    ax.plot(at + t, f(w1, w2) + slope * t, "--", color="gray", lw=1.2)
    ax.plot(at, f(w1, w2), "o", color="black")
    end, side = (1.5, "right") if slope > 0 else (-1.5, "left")
    place = at + end, 3.4  # below the upper end of the tangent
    ax.text(*place, f"slope ${slope:g}$", color="gray", ha=side)
axes[0].set(xlabel="$w_1$", ylabel="$f$", title="$w_2 = -1$", ylim=(0, 12))
axes[1].set(xlabel="$w_2$", title="$w_1 = 2$")
