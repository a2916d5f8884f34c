import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, SGD, AdaGrad, Adam, Momentum, digits, spirals

x, y = digits()
x = x.reshape(-1, 4, 2, 4, 2).mean(axis=(2, 4)).reshape(-1, 16) / 16
wide = x[:200], y[:200], x[200:600], y[200:600]
deep = *spirals(120, noise=0.1), *spirals(240, noise=0.1, rng=1)
tasks = [(wide, [16, 40, 10], 8, [1, 0.22, 0.46, 0.046]),
         (deep, [2, 10, 10, 10, 2], 40, [0.46, 0.1, 0.22, 0.022])]
n, course, ahead = 8, [], []  # n starts; those ahead of Adam
fig, axes = plt.subplots(2, 2, sharex="col", figsize=(4.5, 4.3))
for ((x, y, x_test, y_test), sizes, epochs, rates), pair in zip(tasks, axes.T):
    net = MLP(sizes, replicas=4 * n, rng=1)
    net.theta = np.tile(net.theta[:n], (4, 1))  # the same starts for all
    racers = [kind(1) for kind in (SGD, Momentum, AdaGrad, Adam)]
    rng, runs = np.random.default_rng(1), np.zeros((2, epochs, 4, n))
    for loss, right in zip(*runs):  # (4, n) of an epoch
        for rows in rng.permutation(len(x)).reshape(-1, 20):
            value, g = net.loss_and_gradient(
                x[rows], y[rows], "softmax_cross_entropy")
            loss += value.reshape(4, n) * 20 / len(x)
            for k, opt in enumerate(racers):
                opt.lr, mine = rates[k], slice(k * n, (k + 1) * n)
                opt.step(net.theta[mine], g[mine])
        hits = net.classify(x_test) == y_test
        right[:] = hits.mean(axis=1).reshape(4, n)
    ahead.append([(loss < loss[3]).sum(1), (right > right[3]).sum(1)])
    quartiles = np.quantile(runs, [0.25, 0.5, 0.75], axis=-1)
    course.append(quartiles[1])  # medians, (2, epochs, 4)
    for j, k in np.ndindex(2, 4):
        at, (low, mid, high) = range(1, epochs + 1), quartiles[:, j, :, k]
        pair[j].fill_between(at, low, high, color=f"C{k}", alpha=0.1, lw=0)
        pair[j].plot(at, mid, f"C{k}" + ("-", "--", "-.", ":")[k])
axes[0, 0].set(title="wide: digits", ylabel="loss", yscale="log")
axes[0, 0].annotate("Adam", (1.2, 0.19), color="C3")
axes[0, 1].set(title="deep: spirals")
axes[0, 1].annotate("AdaGrad", (2, 0.25), color="C2")
axes[1, 0].set(xlabel="epoch", ylabel="test accuracy")
