import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, SGD, binary_cross_entropy, circles, train

x, y = circles(60, rng=0)
widths, starts = [3, 4, 8], 20
solved, dead = [], []
fig, ax = plt.subplots(figsize=(4.5, 2.8))
for place, width in enumerate(widths):
    net = MLP([2, width, 1], "relu", init="he", rng=0, replicas=starts)
    train(net, x, y[:, None], binary_cross_entropy, SGD(0.5), epochs=400)
    loss = net.loss_and_gradient(x, y[:, None], binary_cross_entropy)[0]
    right = (net.classify(x) == y).all(axis=1)
    off = (net.forward(x).a[0] == 0).all(axis=1).any(axis=1)  # (1)!
    solved.append(int(right.sum()))
    dead.append(int((off & ~right).sum()))
    print(f"{width} hidden: {solved[-1]} of {starts} solved")
    print(f"  {dead[-1]} of the others have a dead unit")
    across = place + np.linspace(-0.3, 0.3, starts)
    ax.semilogy(across[right], loss[right], "o", color="C0", markersize=4)
    ax.plot(across[~right], loss[~right], "x", color="C1", markersize=5)
ax.set(xlabel="hidden units", ylabel="loss", xticks=range(3))
ax.set(xticklabels=widths, ylim=(0.02, 1))
ax.text(1.65, 0.14, "solved", color="C0")
ax.text(0.45, 0.62, "not solved", color="C1")
