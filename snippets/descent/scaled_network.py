import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, binary_cross_entropy, moons, standardize

x, y = moons(n=100, noise=0.15, rng=0)
rates, starts, steps = np.array([0.01, 0.03, 0.1, 0.3, 1, 3]), 3, 150
eta = np.repeat(rates, starts)[:, None]  # (18, 1)
kinds = [("one feature plus 10", x + [0, 10], "C2-.", 0.7),
         ("one feature times 100", x * [1, 100], "C1--", 0.39),
         ("standardized", standardize(x), "C0-", 0.24)]
fig, ax = plt.subplots(figsize=(4.5, 2.9))
used, last = [], []
for name, inputs, line, height in kinds:
    net = MLP([2, 8, 1], replicas=len(eta), rng=0)  # all rates at once
    losses = []
    for t in range(steps):
        labels = y[:, None]
        loss, grad = net.loss_and_gradient(inputs, labels, binary_cross_entropy)
        losses.append(loss)
        net.theta -= eta * grad
    losses = np.reshape(losses, (steps, len(rates), starts))
    falls = (np.diff(losses, axis=0) < 0).all(axis=(0, 2))  # in every step
    k = int(np.flatnonzero(falls).max())
    middle = np.median(losses[:, k], axis=1)  # of the three starts
    used.append(float(rates[k]))
    last.append(float(middle[-1]))
    print(f"{name}:\n  rate {used[-1]}, loss {last[-1]:.2f}")
    ax.plot(middle, line)
    ax.text(149, height, name, color=line[:2], ha="right")
ax.set(xlabel="steps", ylabel="loss", ylim=(0, 1))
