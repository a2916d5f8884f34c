import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, SGD, AdaGrad, Adam, Momentum, digits, spirals

x, y = digits()
x = x.reshape(-1, 4, 2, 4, 2).mean(axis=(2, 4)).reshape(-1, 16) / 16
wide = "wide: digits", x[:200], y[:200], x[200:600], y[200:600]
deep = ("deep: spirals", *spirals(120, noise=0.1),
        *spirals(240, noise=0.1, rng=1))
tasks = [(wide, [16, 40, 10], 8, [1, 0.22, 0.46, 0.046]),
         (deep, [2, 10, 10, 10, 2], 40, [0.46, 0.1, 0.22, 0.022])]
n, course, share, ahead = 8, [], [], []  # n starts; those ahead of Adam
fig, axes = plt.subplots(1, 2, figsize=(4.5, 3))
for ((title, x, y, *test), sizes, epochs, rates), ax in zip(tasks, axes):
    net = MLP(sizes, replicas=4 * n, rng=1)
    net.theta = np.tile(net.theta[:n], (4, 1))  # the same starts for all
    racers = [kind(1) for kind in (SGD, Momentum, AdaGrad, Adam)]
    rng, losses = np.random.default_rng(1), np.zeros((epochs, 4, n))
    for loss in losses:  # (4, n) of an epoch
        for rows in rng.permutation(len(x)).reshape(-1, 20):
            value, g = net.loss_and_gradient(
                x[rows], y[rows], "softmax_cross_entropy")
            loss += value.reshape(4, n) * 20 / len(x)
            for k, opt in enumerate(racers):
                opt.lr, mine = rates[k], slice(k * n, (k + 1) * n)
                opt.step(net.theta[mine], g[mine])
    right = (net.classify(test[0]) == test[1]).mean(axis=1).reshape(4, n)
    share.append(np.median(right, axis=1))  # the accuracy at the end
    ahead.append([(loss < loss[3]).sum(1), (right > right[3]).sum(1)])
    quartiles = np.quantile(losses, [0.25, 0.5, 0.75], axis=-1)
    course.append(quartiles[1])  # medians, (epochs, 4)
    for k, style in enumerate(("C0-", "C1--", "C2-.", "C3:")):
        at, (low, mid, high) = range(1, epochs + 1), quartiles[..., k]
        ax.fill_between(at, low, high, color=style[:2], alpha=0.15, lw=0)
        ax.plot(at, mid, style)
        if ax is axes[1]:
            ax.text(41, mid[-1] - 0.02, type(racers[k]).__name__, color=f"C{k}")
    ax.set(title=title, xlabel="epoch", xticks=[1, epochs // 2, epochs])
axes[0].set(ylabel="loss", yscale="log")
