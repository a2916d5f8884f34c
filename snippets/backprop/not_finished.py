import numpy as np

from nnref import MLP, accuracy, binary_cross_entropy, moons

x, y = moons(60, rng=0)
net = MLP([2, *[10] * 8, 1], "sigmoid", rng=1)
slopes = MLP([2, *[10] * 8, 1])
loss, slopes.theta = net.loss_and_gradient(x, y[:, None], binary_cross_entropy)
first = float(np.linalg.norm(slopes.weights[0]))
right = float(accuracy(net.classify(x), y))
print(f"slope of the first layer {first:.1e}")
print(f"loss {loss:.3f}, right {right:.0%}")
