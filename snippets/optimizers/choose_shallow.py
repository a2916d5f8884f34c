import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, SGD, Adam, blobs

rates = 10 ** np.linspace(-3, 0.5, 8)  # two for each factor of 10
x, y = blobs(300, rng=0)  # three round groups of points
mix = np.random.default_rng(0).permutation(300)
x, y, starts, ends, least = x[mix], y[mix], 12, [], []
fig, ax = plt.subplots(figsize=(4.5, 2.7))
for kind, style in ((SGD, "C0o-"), (Adam, "C3^:")):
    net = MLP([2, 6, 3], replicas=8 * starts, rng=0)
    net.theta = np.tile(net.theta[:starts], (8, 1))
    opt, rng = kind(1), np.random.default_rng(0)
    for epoch in range(12):
        for rows in rng.permutation(100).reshape(-1, 20):
            loss, g = net.loss_and_gradient(
                x[rows], y[rows], "softmax_cross_entropy")
            opt.step(step := np.zeros_like(g), g)  # with the rate 1
            net.theta += rates.repeat(starts)[:, None] * step
    loss, g = net.loss_and_gradient(  # of validation samples
        x[100:150], y[100:150], "softmax_cross_entropy")
    tuning = np.median(loss.reshape(8, starts)[:, :6], axis=1)
    hits = (net.classify(x[150:]) == y[150:]).sum(axis=1).reshape(8, starts)
    right = hits[tuning.argmin(), 6:]  # of 150, from the other starts
    least.append(int(right.min()))
    low, mid, high = np.quantile(hits / 150, [0.25, 0.5, 0.75], axis=1)
    ends.append(mid.tolist())
    ax.fill_between(rates, low, high, color=style[:2], alpha=0.15, lw=0)
    ax.semilogx(rates, mid, style)
    name = kind.__name__
    print(f"{name}: best rate {rates[tuning.argmin()]:.2g}")
    print("  right:", *right)
ax.annotate("Adam", (0.0011, 0.9), color="C3")
ax.annotate("SGD", (0.02, 0.6), color="C0")
ax.set(xlabel="learning rate", ylabel="test accuracy")
