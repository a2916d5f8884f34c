import numpy as np

from nnref import MLP, binary_cross_entropy, circles

x, y = circles(n=120, noise=0.08, rng=0)
table = []
for start in ("zeros", "all 0.5", "random"):
    net = MLP([2, 8, 1], rng=0)
    if start != "random":
        net.theta = np.full(net.theta.shape, 0.5 if "5" in start else 0.0)
    for step in range(300):
        loss, grad = net.loss_and_gradient(x, y[:, None], binary_cross_entropy)
        net.theta -= 0.5 * grad
    columns = np.unique(net.weights[0].round(6), axis=1).shape[1]
    right = float((net.classify(x) == y).mean())
    table.append((columns, loss, right))
    print(f"{start:8}{columns} different, {right:.0%} right")
