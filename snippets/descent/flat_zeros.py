import numpy as np

from nnref import MLP, SGD, gate, squared_error, train

x, y = gate("XOR")
net = MLP([2, 2, 1], hidden="sigmoid", output="sigmoid", init="zeros")
loss, gradient = net.loss_and_gradient(x, y[:, None], squared_error)
largest = float(abs(gradient).max())
train(net, x, y[:, None], squared_error, SGD(8), epochs=100)
moved = float(abs(net.theta).max())
print(f"L {loss}, largest slope {largest}, moved {moved}")

rng = np.random.default_rng(0)
net, lower = MLP([2, 2, 1], "sigmoid", "sigmoid", replicas=2000), []
for distance in (0.1, 1.0):
    theta = rng.normal(size=(2000, 9))  # in random directions
    net.theta = distance * theta / np.linalg.norm(theta, axis=1)[:, None]
    near, _ = net.loss_and_gradient(x, y[:, None], squared_error)
    lower.append(int((near < loss - 1e-12).sum()))
    print(f"at distance {distance}: {lower[-1]} of 2000 points are lower")
