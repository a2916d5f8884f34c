import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, digits, softmax_cross_entropy

x, y = digits()
x, y, rng = x[:100] / 16, y[:100], np.random.default_rng(0)
depths, networks = [1, 2, 4, 8, 16], 5


def first_layer(hidden, small, depth):
    """Lengths of the gradient of the first weights, for each network."""
    sizes = [64, *[30] * depth, 10]
    net = MLP(sizes, hidden, init="he", replicas=networks)
    if small:
        for W in net.weights:
            W[...] = rng.normal(scale=0.1, size=W.shape)
    gradient = net.loss_and_gradient(x, y, softmax_cross_entropy)[1]
    return np.linalg.norm(gradient[:, : 64 * 30], axis=1)


fig, ax = plt.subplots(figsize=(4.5, 2.8))
lengths = []
for hidden, small, mark in [("sigmoid", True, "C1s"), ("relu", False, "C0o")]:
    rows = np.array([first_layer(hidden, small, d) for d in depths])  # (5, 5)
    lengths.append(np.median(rows, axis=1))
    ax.semilogy(depths, rows, mark, markersize=4)
    ax.plot(depths, lengths[-1], mark[:2] + ("--" if small else "-"))
    for depth, length in zip(depths, lengths[-1]):
        print(f"{hidden:7} {depth:2} hidden: {length:.1e}")
per_layer = (lengths[0][4] / lengths[0][3]) ** (1 / 8)
ax.text(9.5, 1e-3, "ReLU, He", color="C0")
ax.text(4, 1e-11, "sigmoid, small", color="C1")
ax.set(xlabel="hidden layers", xticks=depths, ylim=(1e-16, 1e3))
ax.set(ylabel="gradient of the first weights")
