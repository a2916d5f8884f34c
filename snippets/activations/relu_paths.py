import numpy as np

from nnref import MLP

net = MLP([3, 6, 6, 6, 2], hidden="relu", init="he", rng=3)
x, h = np.array([[1.0, -0.5, 2.0]]), 1e-5
trace = net.forward(x)

product, active = np.eye(3), []
for W, z in zip(net.weights[:-1], trace.z):
    on = z[0] > 0
    active.append(int(on.sum()))
    product = product @ W * on  # silent units: columns of 0
product = product @ net.weights[-1]  # (3, 2)
print("active of 6:", *active)

measured = np.zeros((3, 2))
for m in range(3):
    step = h * np.eye(3)[[m]]
    change = net.predict(x + step) - net.predict(x - step)
    measured[m] = change[0] / (2 * h)
off = float(abs(measured - product).max())
print("largest deviation below 1e-9:", off < 1e-9)
