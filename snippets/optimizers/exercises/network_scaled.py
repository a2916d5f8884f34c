import numpy as np

from nnref import MLP, SGD, AdaGrad, Adam, spirals

x, y = spirals(60)
rates = 10.0 ** np.arange(-3, 2)
best = []  # a row for each optimizer: without the factor, with it
for kind in (SGD, AdaGrad, Adam):
    row = []
    for factor in (1, 100):
        net, opt = MLP([2, 10, 2], replicas=5, rng=0), kind(1)
        net.theta = np.tile(net.theta[0], (5, 1))  # one start, five rates
        for t in range(40):
            loss, g = net.loss_and_gradient(
                x, y, "softmax_cross_entropy")
            step = np.zeros_like(g)
            opt.step(step, factor * g)  # with the rate 1
            net.theta += rates[:, None] * step
        row.append(float(rates[loss.argmin()]))
        shown = [f"{u:.2f}" if u < 1 else ">1" for u in loss]
        print(kind.__name__, factor, *shown)
    best.append(row)
    print("  best rates:", *row)
