import numpy as np

from nnref import MLP, Adam, circles, digits, softmax_cross_entropy

x, y = circles(60, rng=0)
y = y[:, None]
net = MLP([2, 8, 1], hidden="prelu", init="he", rng=0)
trace = net.forward(x)
g = (trace.a[1] - y) / len(x) @ net.weights[1].T  # dL/da, half squares
by_alpha = float((g * np.minimum(0, trace.z[0])).sum())
gradient = net.loss_and_gradient(x, y, "squared_error")[1]
from_nnref = float(gradient[2 * 8 + 8])  # after W and b of the layer
print(f"by alpha {by_alpha:.6f}, nnref {from_nnref:.6f}")

x, y = digits()
x, y, starts = x[:150] / 16, y[:150], 8
net = MLP([64, 24, 24, 24, 10], "prelu", init="he", replicas=starts)
begin, optimizer = float(net.slopes[0][0]), Adam(lr=0.01)
for _ in range(60):
    gradient = net.loss_and_gradient(x, y, softmax_cross_entropy)[1]
    optimizer.step(net.theta, gradient)
rows = []
print(f"alpha starts at {begin}")
for layer, alpha in enumerate(net.slopes, 1):
    rows.append([float(v) for v in (alpha.mean(), alpha.min(), alpha.max())])
    print(f"layer {layer}: {rows[-1][0]:.2f}", end=" ")
    print(f"({rows[-1][1]:.2f} to {rows[-1][2]:.2f})")
