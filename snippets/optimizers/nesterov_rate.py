import matplotlib.pyplot as plt
import numpy as np

from nnref import SGD, Momentum, Nesterov, minimize, quadratic

low, high = 1.0, 25.0
root = np.sqrt(high / low)  # of kappa
runs = [
    ("plain", SGD(2 / (high + low)), "C2-."),
    ("heavy ball", Momentum(4 / (high**0.5 + low**0.5) ** 2,
                            ((root - 1) / (root + 1)) ** 2), "C1--"),
    ("Nesterov", Nesterov(1 / high, (root - 1) / (root + 1)), "C0-"),
]
some = np.linspace(low, high - 0.4, 22)  # the curvatures measured
fine = np.linspace(low, high, 300)
fig, ax = plt.subplots(figsize=(4.5, 3.0))
worst, off = [], []
for name, opt, style in runs:
    eta, beta = opt.lr, getattr(opt, "beta", 0)
    b = beta * (1 - eta * fine) if name == "Nesterov" else beta
    middle = (1 + b - eta * fine) / 2  # roots: middle +- sqrt(inside)
    inside = (middle**2 - b).astype(complex)
    factor = np.abs([middle + inside**0.5, middle - inside**0.5]).max(axis=0)
    path = np.abs(minimize(quadratic(np.diag(some)), np.ones(22), opt, 160))
    late, early = path[130:].max(axis=0), path[70:101].max(axis=0)
    measured = (late / early) ** (1 / 60)
    off.append(np.abs(np.interp(some, fine, factor) - measured).max())
    worst.append(float(factor.max()))
    ax.plot(fine, factor, style, linewidth=1.5)
    ax.plot(some, measured, style[:2] + "o", markersize=3.5)
    print(f"{name}: largest factor {worst[-1]:.3f}")
off = float(max(off))
print(f"measured within {off:.3f}")
ax.text(3.5, 0.88, "plain", color="C2", ha="left")
ax.text(16.5, 0.71, "heavy ball", color="C1")
ax.text(15, 0.42, "Nesterov", color="C0", ha="right")
ax.set(xlabel="curvature", ylabel="factor per step", ylim=(0, 1))
