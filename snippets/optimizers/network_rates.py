import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, SGD, AdaGrad, Adam, Momentum, digits, spirals

rates = 10 ** (np.arange(-7, 2) / 3)  # three for each factor of 10
x, y, kind = *digits(), "softmax_cross_entropy"
x = x.reshape(-1, 4, 2, 4, 2).mean(axis=(2, 4)).reshape(-1, 16) / 16
wide = "wide: digits", x[:200], y[:200], [16, 40, 10], 8, 4, 0.5
deep = "deep: spirals", *spirals(120, noise=0.1), [2, 10, 10, 10, 2], 40, 8, 0.4
median, best, reach = [], [], []  # a row for each network
fig, axes = plt.subplots(1, 2, sharey=True, figsize=(4.5, 3.2))
for ax, (title, x, y, sizes, epochs, starts, goal) in zip(axes, (wide, deep)):
    net = MLP(sizes, replicas=4 * len(rates) * starts, rng=0)
    net.theta = np.tile(net.theta[:starts], (4 * len(rates), 1))
    theta = net.theta.reshape(4, len(rates), starts, -1)  # a view
    racers = [SGD(1), Momentum(1), AdaGrad(1), Adam(1)]
    rng = np.random.default_rng(0)
    for epoch in range(epochs):
        loss = 0  # of an epoch: the mean over its batches
        for rows in rng.permutation(len(x)).reshape(-1, 20):
            value, g = net.loss_and_gradient(x[rows], y[rows], kind)
            loss = loss + value.reshape(theta.shape[:3]) * 20 / len(x)
            for k, slope in enumerate(g.reshape(theta.shape)):
                racers[k].step(step := np.zeros_like(slope), slope)  # rate 1
                theta[k] += rates[:, None, None] * step
    low, mid, high = np.quantile(loss, [0.25, 0.5, 0.75], axis=-1).clip(0, 3)
    median.append(mid)
    best.append(rates[mid.argmin(axis=1)])
    reach.append((mid < goal).sum(axis=1))  # rates that are good enough
    for k, style in enumerate(("C0o-", "C1s--", "C2D-.", "C3^:")):
        ax.fill_between(rates, low[k], high[k], color=f"C{k}", alpha=0.15, lw=0)
        ax.loglog(rates, mid[k], style, markersize=4)
    ax.axhline(goal, color="gray", linewidth=1)
    ax.set(title=title, xlabel="learning rate", ylim=(0.08, 3.3))
axes[0].set(ylabel="loss in the last epoch")
axes[0].annotate("Adam", (0.0045, 0.12), color="C3")
axes[0].annotate("SGD", (0.1, 2), color="C0")
axes[1].annotate("AdaGrad", (0.12, 0.15), color="C2")
axes[1].annotate("Momentum", (0.4, 1.4), ha="right", color="C1")
