import numpy as np

from nnref import L2, MLP, Adam, digits, train

x, y = digits()
x = x.reshape(-1, 4, 2, 4, 2).mean(axis=(2, 4)).reshape(-1, 16) / 16
rng = np.random.default_rng(0)
y = np.where(rng.random(1797) < 0.2, rng.integers(0, 10, 1797), y)
rows = np.array([rng.permutation(1797) for _ in range(8)])
few, validation = rows[:, :100], rows[:, 100:300]

table = []
print("width  lambda  training  validation")
for width, strength in ((2, 0), (2, 0.03), (8, 0)):
    net = MLP([16, width, 10], rng=0, replicas=8)
    train(net, x[few], y[few], "softmax_cross_entropy", Adam(0.1), 40,
          penalty=L2(strength))
    middle = [np.median((net.classify(x[part]) != y[part]).mean(axis=1))
              for part in (few, validation)]
    table.append(middle)
    print("{:5} {:7} {:9.2f} {:11.2f}".format(width, strength, *middle))
