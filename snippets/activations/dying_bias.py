import numpy as np

from nnref import MLP, circles

x, y = circles(60, rng=0)
shares = []
for b in (0.1, 0.0, -1.0, -3.0):
    net = MLP([2, 500, 1], hidden="relu", init="he", rng=0)
    net.biases[0] = np.full(500, b)
    shares.append(float((net.forward(x).z[0] <= 0).all(axis=0).mean()))
    print(f"b = {b:4}: dead at the start {shares[-1]:.0%}")
