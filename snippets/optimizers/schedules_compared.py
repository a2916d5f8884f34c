import matplotlib.pyplot as plt
import numpy as np

from nnref import (MLP, binary_cross_entropy, constant, cosine, exponential,
                   moons, step_decay)

T, starts = 300, 8
schedules = [constant(1.0), step_decay(1.0, factor=0.2, every=100),
             exponential(1.0, factor=0.988), cosine(1.0, steps=T)]
names = ["constant", "step decay", "exponential", "cosine"]
rates = np.array([0.3, 1.0, 3.0, 6.0])  # the first rate
runs = (len(schedules), len(rates), starts)
x, y = moons(100, noise=0.2, rng=0)
y = y[:, None]  # (100, 1)
net = MLP([2, 8, 1], rng=1, replicas=int(np.prod(runs)))
net.theta = np.tile(net.theta[:starts], (runs[0] * runs[1], 1))
rng = np.random.default_rng(0)
for t in range(T):
    rows = rng.integers(len(x), size=4)  # the same for all networks
    _, g = net.loss_and_gradient(x[rows], y[rows], binary_cross_entropy)
    eta = np.outer([s(t) for s in schedules], rates)  # (4, 4)
    net.theta -= eta.ravel().repeat(starts)[:, None] * g
loss = net.loss_and_gradient(x, y, binary_cross_entropy)[0].reshape(runs)
low, median, high = np.quantile(loss, [0.25, 0.5, 0.75], axis=2)  # (4, 4)
best, worst = median.min(axis=1).tolist(), median.max(axis=1).tolist()

fig, ax = plt.subplots(figsize=(4.5, 3.2))
for i, style in enumerate(["C1s--", "C2^-.", "C3D:", "C0o-"]):
    at = rates[median[i].argmin()]
    print(f"{names[i]:11} {best[i]:.2f} at first rate {at:g}")
    bars = [median[i] - low[i], high[i] - median[i]]
    ax.errorbar(rates * 1.09**i, median[i], bars, fmt=style, ms=5, lw=1.3)
ax.set(xscale="log", yscale="log", xlabel="first rate", ylabel="loss")
ax.set(xticks=rates, xticklabels=["0.3", "1", "3", "6"])
ax.set(yticks=[0.1, 0.3, 1, 3], yticklabels=["0.1", "0.3", "1", "3"])
ax.minorticks_off()
ax.text(2.6, 1.0, "constant", color="C1", ha="right")
ax.text(2.75, 0.135, "step decay", color="C2", ha="right")
ax.text(1.3, 0.185, "cosine", color="C0")
ax.text(5.5, 0.09, "exponential", color="C3", ha="right")
