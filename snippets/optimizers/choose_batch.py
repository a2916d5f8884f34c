import numpy as np

from nnref import MLP, Adam, digits

x, y = digits()
x, y = x[:160].reshape(-1, 4, 2, 4, 2).mean(axis=(2, 4)) / 16, y[:160]
x = x.reshape(-1, 16)
rates, starts = np.array([0.01, 0.03, 0.1, 0.3]), 4
best, median = [], []
print("batch   ", *[f"{rate:5g}" for rate in rates])
for batch in (5, 20, 80):
    net = MLP([16, 24, 10], replicas=4 * starts, rng=0)
    net.theta = np.tile(net.theta[:starts], (4, 1))
    opt, rng = Adam(1), np.random.default_rng(0)
    for epoch in range(8):
        for rows in rng.permutation(160).reshape(-1, batch):
            loss, g = net.loss_and_gradient(
                x[rows], y[rows], "softmax_cross_entropy")
            opt.step(step := np.zeros_like(g), g)  # with the rate 1
            net.theta += rates.repeat(starts)[:, None] * step
    loss, g = net.loss_and_gradient(x, y, "softmax_cross_entropy")
    median.append(np.median(loss.reshape(4, starts), axis=1))
    best.append(float(rates[median[-1].argmin()]))
    print(f"{batch:5}   ", *[f"{end:5.2f}" for end in median[-1]])
print("best rates:", *best)
