from itertools import product

import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, Momentum, squared_error

x = np.array(list(product([0, 1], repeat=6)), dtype=float)  # (64, 6)
y = (x == x[:, ::-1]).all(axis=1)  # reads the same from both ends
starts, sweeps, rng = 16, 1425, np.random.default_rng(1)
net = MLP([6, 2, 1], "sigmoid", output="sigmoid", replicas=starts)
net.theta = rng.uniform(-0.3, 0.3, size=net.theta.shape)
optimizer = Momentum(0.1 * 64, beta=0.9)  # (1)!
for sweep in range(sweeps):
    loss, gradient = net.loss_and_gradient(x, y[:, None], squared_error)
    optimizer.step(net.theta, gradient)
right = (net.classify(x) == y).all(axis=1)
solved = int(right.sum())
print(f"{solved} of {starts} starts learned it")
ratios = []
for k in np.flatnonzero(right):
    sizes = np.sort(abs(net.weights[0][k, :3, 0]))  # of the left half
    ratios.append(sizes / sizes[0])
    print("ratio", " : ".join(f"{r:.2f}" for r in ratios[-1]))

best = int(np.flatnonzero(right)[0])
W, b = net.weights[0][best], net.biases[0][best]
unit = abs(W[:, 0]).min()
fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.6), sharey=True)
for j, (ax, color) in enumerate(zip(axes, ("C0", "C1"))):
    for level in (-4, -2, -1, 1, 2, 4):
        ax.axhline(level * unit, color="gray", linestyle=":", zorder=0)
    ax.bar(range(1, 7), W[:, j], color=color)
    ax.axhline(0, color="black", linewidth=0.8, zorder=0)
    ax.set(title=f"hidden unit {j + 1}", xlabel="input", xticks=range(1, 7))
axes[0].set(ylabel="weight")
