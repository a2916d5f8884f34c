import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, SGD, gelu, moons, train

x, y = moons(60, rng=0)
new_x, new_y = moons(200, rng=1)
functions = {"sigmoid": "glorot", "tanh": "glorot", "softplus": "glorot",
             "relu": "he", "leaky_relu": "he", "prelu": "he", "elu": "he",
             "selu": "lecun", "silu": "he", "gelu": "he"}
names, starts, epochs = list(functions), 8, 150
rates, depths = [0.1, 0.3, 1.0, 3.0], [2, 6]
losses = np.full((2, len(names), starts), np.inf)  # at the best rate
tuned, right = np.zeros((2, 2, len(names)))
for i, depth in enumerate(depths):
    for j, (name, init) in enumerate(functions.items()):
        f = gelu.bind(approximate="tanh") if name == "gelu" else name  # (1)!
        for rate in rates:
            net = MLP([2, *[8] * depth, 1], f, init=init, replicas=starts)
            try:
                history = train(net, x, y[:, None], "binary_cross_entropy",
                                SGD(rate), epochs)
            except FloatingPointError:
                continue  # the rate is too large
            if np.median(history.loss[-1]) < np.median(losses[i, j]):
                losses[i, j], tuned[i, j] = history.loss[-1], rate
                hits = net.classify(new_x) == new_y
                right[i, j] = np.median(hits.mean(axis=1))
middle = np.median(losses, axis=2)
ahead = (middle < middle[:, [3]]).sum(axis=1)  # of relu
low, high = losses[1, 3].min(), losses[1, 3].max()
inside = ((low < middle[1]) & (middle[1] < high)).sum() - 1  # not relu

fig, axes = plt.subplots(1, 2, sharey=True, figsize=(4.5, 3.6))
for i, ax in enumerate(axes):
    for j in range(len(names)):
        ax.semilogx(losses[i, j], [j] * starts, "C0o", fillstyle="none")
        ax.plot(middle[i, j], j, "C1|", markersize=13, markeredgewidth=2)
    ax.set(title=f"{depths[i]} hidden layers", xlabel="loss")
axes[0].set(yticks=range(len(names)), yticklabels=names, ylim=(9.5, -0.5))
