import numpy as np

from nnref import MLP, binary_cross_entropy, circles

x, y = circles(60, rng=0)
net = MLP([2, 16, 1], hidden="relu", init="he", rng=0)
a = net.forward(x).a[0]  # (60, 16)
zeros = float((a == 0).mean())
dead = int((a == 0).all(axis=0).sum())
grad = net.loss_and_gradient(x, y[:, None], binary_cross_entropy)[1]
by_W = grad[:32].reshape(2, 16)  # of the first layer
moved = int((abs(by_W) > 1e-12).any(axis=0).sum())
print(f"zeros among the outputs: {zeros:.0%}")
print(f"dead: {dead} of 16; with a gradient: {moved}")
