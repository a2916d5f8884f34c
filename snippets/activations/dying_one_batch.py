import numpy as np

from nnref import MLP, circles

x, y = circles(60, rng=0)
net = MLP([2, 50, 1], hidden="relu", init="he", rng=0)
net.biases[0] = np.full(50, -0.5)
z = net.forward(x).z[0]  # (60, 50)
counts = []
for size in (5, 10, 60):
    silent = (z[:size] <= 0).all(axis=0)
    counts.append(int(silent.sum()))
    print(f"silent on {size:2} samples: {counts[-1]} of 50")
