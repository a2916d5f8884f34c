import numpy as np

from nnref import MLP, relu

u, v = 1.0, -1.0
both, each = float(relu(u + v)), float(relu(u) + relu(v))
print(f"relu(u + v) = {both:.0f}, relu(u) + relu(v) = {each:.0f}")

net = MLP([1, 8, 1], hidden="relu", init="he", rng=0)
net.biases[0] = np.linspace(-1, 1, 8)
x = np.linspace(-2, 2, 4001)
z = x[:, None] @ net.weights[0] + net.biases[0]
flips = np.sign(z[1:]) != np.sign(z[:-1])  # where a unit switches
kinks = int(flips.any(axis=1).sum())
y = net.predict(x[:, None])[:, 0]
bends = abs(np.diff(y, 2)) > 1e-9
bends = int((bends[1:] & ~bends[:-1]).sum() + bends[0])
print(f"units switch at {kinks} places; bends: {bends}")
