import numpy as np

from nnref import MLP, digits, softmax_cross_entropy

x, y = digits()
x, rng = x / 16, np.random.default_rng(0)
rows = rng.permutation(len(x))
seen, new = rows[:100], rows[100:]
table = []
for width in (4, 16, 64):
    net = MLP([64, width, 10], "relu", init="he", replicas=3)
    for step in range(100):
        loss, gradient = net.loss_and_gradient(
            x[seen], y[seen], softmax_cross_entropy)
        net.theta -= 0.3 * gradient
    right = (net.classify(x[new]) == y[new]).mean(axis=1)
    table.append([net.theta.shape[1], loss.max(), right.min()])
    print(f"{width} hidden units, {table[-1][0]} parameters")
    print(f"  loss up to {loss.max():.2f}, new from {right.min():.0%}")
