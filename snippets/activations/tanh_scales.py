import numpy as np

from nnref import MLP

x = np.random.default_rng(0).normal(size=(200, 30))
sizes = [30] * 6
table = []
for name, times in [("tanh", 1), ("sigmoid", 1), ("sigmoid", 4)]:
    net = MLP(sizes, hidden=name, init="glorot", rng=0)
    net.theta *= times
    a = net.forward(x).a[:-1]  # of four hidden layers
    table.append([float(layer.std(axis=0).mean()) for layer in a])
    print(f"{name}, weights times {times}:")
    print("  ", " ".join(f"{s:.4f}" for s in table[-1]))
