import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, SGD, gelu, moons, train

x, y = moons(60, rng=0)
functions = {"sigmoid": "glorot", "tanh": "glorot", "softplus": "glorot",
             "ReLU": "he", "leaky ReLU": "he", "PReLU": "he", "ELU": "he",
             "SELU": "lecun", "SiLU": "he", "GELU": "he"}
names, starts, epochs = list(functions), 8, 80
rates = {2: [0.3, 1.0, 3.0], 6: [0.1, 0.3, 1.0]}  # for each depth
losses = np.full((2, len(names), starts), np.inf)  # at the best rate
tuned = np.zeros((2, len(names)))
for i, depth in enumerate(rates):
    for j, (name, init) in enumerate(functions.items()):
        f = name.lower().replace(" ", "_")
        f = gelu.bind(approximate="tanh") if f == "gelu" else f  # (1)!
        for rate in rates[depth]:
            net = MLP([2, *[8] * depth, 1], f, init=init, replicas=starts)
            try:
                history = train(net, x, y[:, None], "binary_cross_entropy",
                                SGD(rate), epochs)
            except FloatingPointError:
                break  # this rate is too large, and so are the others
            if np.median(history.loss[-1]) < np.median(losses[i, j]):
                losses[i, j], tuned[i, j] = history.loss[-1], rate
middle, low, high = (f(losses, axis=2) for f in (np.median, np.min, np.max))
ahead = (middle < middle[:, [3]]).sum(axis=1)  # of ReLU
inside = ((low[1, 3] < middle[1]) & (middle[1] < high[1, 3])).sum() - 1

fig, axes = plt.subplots(1, 2, sharex=True, sharey=True, figsize=(4.5, 3.6))
for i, ax in enumerate(axes):
    for j in range(len(names)):
        ax.semilogx(losses[i, j], [j] * starts, "C0o", fillstyle="none")
        ax.plot(middle[i, j], j, "C1|", markersize=13, markeredgewidth=2)
    ax.set(title=f"{list(rates)[i]} hidden layers", xlabel="loss")
axes[0].set(yticks=range(len(names)), yticklabels=names, ylim=(9.5, -0.5))
