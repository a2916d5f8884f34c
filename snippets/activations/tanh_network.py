import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, binary_cross_entropy, moons, standardize

x, y = moons(n=100, noise=0.15, rng=0)
x, y = standardize(x), y[:, None]
rates, starts, steps = np.array([1, 2, 4, 8, 16]), 8, 200
eta = np.tile(rates, starts)[:, None]  # (40, 1)
first = MLP([2, 8, 1], replicas=starts, rng=0).theta
kinds = [("sigmoid", 2, "C1--", (112, 0.36)), ("tanh", 1, "C0-", (60, 0.06))]
fig, ax = plt.subplots(figsize=(4.5, 3.2))
used, last, best, ends, spread = [], [], [], [], []
for name, scale, line, place in kinds:
    net = MLP([2, 8, 1], hidden=name, replicas=len(eta))
    net.theta = scale * np.repeat(first, len(rates), axis=0)
    if name == "sigmoid":  # now both compute the same
        net.biases[1][...] = -net.weights[1].sum(axis=1) / 2
    losses = np.empty((steps, starts, len(rates)))
    for each in losses:
        loss, grad = net.loss_and_gradient(x, y, binary_cross_entropy)
        each.flat = loss
        net.theta -= eta * grad
    falls = (np.diff(losses, axis=0) < 0).all(axis=(0, 1))
    k = np.flatnonzero(falls).max()  # the largest such rate
    middle = np.median(losses[:, :, k], axis=1)
    used.append(float(rates[k]))
    last.append(losses[-1, :, k])
    spread.append([float(last[-1].min()), float(last[-1].max())])
    ends.append(float(middle[-1]))
    ax.plot(losses[:, :, k], line, linewidth=0.6)
    ax.plot(middle, line, linewidth=2.5)
    ax.text(*place, name, color=line[:2])
    best.append(float(np.median(losses[-1], axis=0).min()))
    print(f"{name}: rate {used[-1]:g}, {middle[0]:.3f} to {ends[-1]:.3f}")
    print("  from {:.3f} to {:.3f}".format(*spread[-1]))
    print(f"  lowest median of all rates {best[-1]:.3f}")
ax.set(xlabel="steps", ylabel="loss", yscale="log", ylim=(0.03, 2))
ticks = [0.05, 0.1, 0.2, 0.5, 1]
ax.set_yticks(ticks, [f"{tick:g}" for tick in ticks])
