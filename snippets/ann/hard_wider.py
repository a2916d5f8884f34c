import numpy as np

from nnref import MLP, digits, softmax_cross_entropy

x, y = digits()
x, rng = x / 16, np.random.default_rng(0)
rows = rng.permutation(len(x))
seen, new = rows[:100], rows[100:]
data = x[seen], y[seen], softmax_cross_entropy
table = []
for width in (4, 16, 64):
    net = MLP([64, width, 10], "relu", init="he", replicas=3)
    for step in range(100):
        net.theta -= 0.3 * net.loss_and_gradient(*data)[1]
    loss = net.loss_and_gradient(*data)[0]  # of the three starts
    right = (net.classify(x[new]) == y[new]).mean(axis=1)
    least, most = loss.min(), loss.max()
    table.append([net.theta.shape[1], least, most, right.min()])
    print(f"{width} hidden units, {table[-1][0]} parameters")
    print(f"  loss {least:.3f} to {most:.3f}, new from {right.min():.0%}")
