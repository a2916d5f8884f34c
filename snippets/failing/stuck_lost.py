import numpy as np

from nnref import MLP, binary_cross_entropy, circles

x, y = circles(n=60, noise=0.05, rng=0)


def assigned(theta, g):
    theta = theta - 2 * g  # a new array: the network keeps the old one


def uphill(theta, g):
    theta += 2 * g  # the sign


def in_place(theta, g):
    theta -= 2 * g


ends = []
for step in (assigned, uphill, in_place):
    net = MLP([2, 8, 1], "tanh", rng=1)
    start = net.theta.copy()
    for t in range(80):
        L, g = net.loss_and_gradient(x, y[:, None], binary_cross_entropy)
        step(net.theta, g)
    moved = float(np.linalg.norm(net.theta - start))
    ends.append([moved, L])
    print(f"{step.__name__:9} moved {moved:5.1f}, loss {L:.2f}")
