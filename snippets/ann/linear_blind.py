import numpy as np

from nnref import MLP

deep = MLP([2, 8, 1, 8, 2], hidden="identity", rng=0)
flat = MLP([2, 2], rng=0)
W = np.linalg.multi_dot(deep.weights)  # (2, 2), biases are 0
u = np.linalg.svd(W.T)[2][1]  # the direction with u W = 0
x = np.array([[1.0, 0.5]])
changes = []
for name, net in (("4 layers", deep), ("1 layer", flat)):
    change = net.predict(x + 3 * u) - net.predict(x)
    changes.append(round(float(np.linalg.norm(change)), 6))
    print(f"{name:8} ({net.theta.size:2} numbers): moves {changes[-1]:.2f}")
sizes = [deep.theta.size, flat.theta.size]
