import matplotlib.pyplot as plt
import numpy as np

from nnref import RMSProp, minimize

eta, rho, steps = 0.1, 0.9, 300


def descend(curvature, lr):
    return minimize(lambda w: (curvature * w**2 / 2, curvature * w), 0.3,
                    RMSProp(lr, rho, eps=1e-30), steps)


ends = []
for curvature in (1, 100):
    for rate in (0.1, 0.01):
        path = descend(curvature, rate)
        ends.append(float(abs(path[-1])))
        print(f"lambda {curvature:3}, eta {rate:4}: {ends[-1]:.4f}")
lower = float(abs(descend(1, lambda t: eta / np.sqrt(t + 1))[-1]))
print(f"eta {eta} / sqrt(t): {lower:.4f}")

path = descend(1, eta)
s, rates = 0, []
for g in path[:-1]:  # the curvature is 1
    s = rho * s + (1 - rho) * g**2
    rates.append(eta / np.sqrt(s))
fig, (top, low) = plt.subplots(2, 1, figsize=(4.5, 4.2), sharex=True)
top.plot(path[:151], "C0.-", linewidth=0.8, markersize=3)
for half in (eta / 2, -eta / 2):
    top.axhline(half, color="C1", linestyle="--", linewidth=1)
top.set(ylabel=r"$\theta$", ylim=(-0.15, 0.35))
low.plot(rates[:150], "C0-")
low.axhline(2, color="C1", linestyle="--", linewidth=1)
low.text(152, 2.25, "limit", color="C1", ha="right")
low.set(xlabel="steps", ylabel="rate", ylim=(0, 5))
