import numpy as np

from nnref import MLP, SGD, binary_cross_entropy, squared_error, train

x = np.array([-4.0, -3, -2, -1, 1, 2, 3, 4])[:, None]
y = np.array([1, 0, 0, 0, 1, 1, 1, 1])[:, None]  # the first label is wrong
boundaries = []
kinds = [("identity", binary_cross_entropy), ("sigmoid", squared_error)]
for output, loss in kinds:
    net = MLP([1, 1], output=output, rng=0)
    train(net, x, y, loss, SGD(0.5), epochs=500)
    (w,), (b,) = net.weights[0][0], net.biases[0]
    boundaries.append(float(-b / w))
    right = int((net.classify(x) == y[:, 0]).sum())
    print(f"{loss.name}:")
    print(f"  boundary {boundaries[-1]:.2f}, right {right} of 8")
