import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, Adam, accuracy, digits, softmax_cross_entropy

x, y = digits()
x, y = x[:200] / 16, y[:200]
starts = 6
net = MLP([64, 32, 32, 32, 10], "relu", init="he", replicas=starts)


def zeros():
    """Share of zeros among the activations: (starts, 3 layers)."""
    layers = net.forward(x).a[:-1]
    return np.stack([(a == 0).mean(axis=(1, 2)) for a in layers], axis=1)


before, optimizer = zeros(), Adam(lr=0.01)
for _ in range(60):
    grad = net.loss_and_gradient(x, y, softmax_cross_entropy)[1]
    optimizer.step(net.theta, grad)
after = zeros()
right = float(accuracy(net.classify(x), y).min())
print(f"right at the end: {right:.1%} or more")
fig, ax = plt.subplots(figsize=(4.5, 2.7))
means, layers = [], np.arange(1, 4)
for found, name, mark, side in (
    (before, "untrained", "C0o", -0.1),
    (after, "trained", "C1s", 0.1),
):
    means.append(found.mean(axis=0).tolist())
    print(f"{name:9}", *(f"{mean:.2f}" for mean in means[-1]))
    ax.vlines(layers + side, found.min(axis=0), found.max(axis=0), mark[:2])
    ax.plot(layers + side, means[-1], mark)
    ax.text(3.3, means[-1][2], name, color=mark[:2], va="center")
ax.plot([0.6, 3.2], [0.5] * 2, "lightgray", linewidth=1, zorder=0)
ax.set(xlabel="hidden layer", ylabel="share of zeros", ylim=(0, 1))
ax.set(xticks=layers, xlim=(0.5, 4.2))
