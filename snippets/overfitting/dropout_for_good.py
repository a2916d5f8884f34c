import numpy as np

from nnref import MLP, SGD, moons, train

x, y = moons(40, rng=0)
net = MLP([2, 8, 1], "tanh", dropout=0.5)
before, numbers = net.weights[0].copy(), net.theta.size
train(net, x, y[:, None], "binary_cross_entropy", SGD(0.1), epochs=1)
moved = np.abs(net.weights[0] - before).max(axis=0)
n, count = len(x), (moved > 0).sum()
print("units moved by 1 step:", count, "of 8")
print("parameters:", numbers, "and then", net.theta.size)
