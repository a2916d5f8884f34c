import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP

flat = MLP([1, 8, 1], hidden="relu")  # one layer of eight units
flat.weights[0][...] = 1
flat.biases[0][...] = -np.arange(1, 9) / 9
flat.weights[1][:, 0] = [9, -18, 18, -18, 18, -18, 18, -18]
deep = MLP([1, 2, 2, 2, 2, 1], hidden="relu")  # four layers of two
for layer in range(4):
    deep.weights[layer][...] = 1 if layer == 0 else [[2, 2], [-4, -4]]
    deep.biases[layer][...] = [0, -0.5]
deep.weights[4][:, 0] = [2, -4]

x = np.linspace(0, 1, 145)[:, None]  # all bends are among them
fig, axes = plt.subplots(2, 1, figsize=(4.5, 3.2), sharex=True)
pieces, numbers = [], []
for ax, net, name in zip(axes, (flat, deep), ("1 layer", "4 layers")):
    y_hat = net.predict(x)
    slopes = np.diff(y_hat[:, 0])
    pieces.append(1 + int((abs(np.diff(slopes)) > 1e-6).sum()))
    numbers.append(net.theta.size)
    ax.plot(x, y_hat, color="C0")
    ax.set(ylabel="output", yticks=[0, 1])
    ax.set_title(name, size=10)
    print(f"{name:8}: {numbers[-1]} parameters, {pieces[-1]} pieces")
axes[1].set_xlabel("$x$", size=12)
