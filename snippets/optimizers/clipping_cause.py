import numpy as np

from nnref import MLP, softmax_cross_entropy

rng = np.random.default_rng(0)
x, y = rng.normal(size=(20, 30)), rng.integers(3, size=20)
net = MLP([30] * 20 + [3], rng=0)  # 20 layers, tanh
net.theta *= 4  # weights that are too large
_, g = net.loss_and_gradient(x, y, softmax_cross_entropy)

norms = []  # of the gradients of layers 1, 10 and 20
for name, c in [("as it is", np.inf), ("clipped to 1", 1.0)]:
    net.theta = g * min(1, c / np.linalg.norm(g))  # cut into layers
    lengths = [float(np.linalg.norm(dW)) for dW in net.weights]
    norms.append([lengths[0], lengths[9], lengths[19]])
    print(f"{name}:", *[f"{length:.2g}" for length in norms[-1]])
ratio = norms[1][0] / norms[1][2]
print(f"first to last layer: {ratio:.0f} to 1")
