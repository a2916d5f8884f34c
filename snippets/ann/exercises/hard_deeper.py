import numpy as np

from nnref import MLP, digits, softmax_cross_entropy

x, y = digits()
x, y, rng = x[:100] / 16, y[:100], np.random.default_rng(0)
exponents = []
for depth in (8, 16, 24):
    net = MLP([64, *[30] * depth, 10], "sigmoid")
    for W in net.weights:
        W[...] = rng.normal(scale=0.1, size=W.shape)
    gradient = net.loss_and_gradient(x, y, softmax_cross_entropy)[1]
    length = np.linalg.norm(gradient[: 64 * 30])
    exponents.append(float(np.log10(length)))
    print(f"{depth:2} hidden layers: 10 to the {exponents[-1]:.1f}")
