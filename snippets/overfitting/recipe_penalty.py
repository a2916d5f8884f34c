import numpy as np

from nnref import L2, MLP, Adam, digits, train

x, y = digits()
x = x.reshape(-1, 4, 2, 4, 2).mean(axis=(2, 4)).reshape(-1, 16) / 16
rng = np.random.default_rng(0)
y = np.where(rng.random(1797) < 0.2, rng.integers(0, 10, 1797), y)
rows = np.array([rng.permutation(1797) for _ in range(8)])
few, validation = rows[:, :100], rows[:, 100:300]

table, start = [], None
print("lambda  train  validation  better")
for strength in (0, 0.003, 0.01, 0.03):
    net = MLP([16, 32, 10], rng=0, replicas=8)
    train(net, x[few], y[few], "softmax_cross_entropy", Adam(0.1), 40,
          penalty=L2(strength))
    inside = (net.classify(x[few]) != y[few]).mean(axis=1)
    outside = (net.classify(x[validation]) != y[validation]).mean(axis=1)
    start = outside if start is None else start
    better = int((outside < start).sum())  # of 8
    table.append([strength, np.median(inside), np.median(outside), better])
    print("{:<6} {:6.2f} {:11.2f} {:7}".format(*table[-1]))
