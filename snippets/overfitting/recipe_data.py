import numpy as np

from nnref import MLP, Adam, digits, train

x, y = digits()
x = x.reshape(-1, 4, 2, 4, 2).mean(axis=(2, 4)).reshape(-1, 16) / 16
rng = np.random.default_rng(0)
y = np.where(rng.random(1797) < 0.2, rng.integers(0, 10, 1797), y)
rows = np.array([rng.permutation(1797) for _ in range(8)])
few, validation = rows[:, :100], rows[:, 100:300]

curve = []
print("  n  training  validation")
for n in (25, 50, 100):
    net, part = MLP([16, 32, 10], rng=0, replicas=8), few[:, :n]
    train(net, x[part], y[part], "softmax_cross_entropy", Adam(0.1), 40)
    inside = (net.classify(x[part]) != y[part]).mean(axis=1)
    outside = (net.classify(x[validation]) != y[validation]).mean(axis=1)
    curve.append([np.median(inside), np.median(outside)])
    print("{:3} {:9.2f} {:11.2f}".format(n, *curve[-1]))
