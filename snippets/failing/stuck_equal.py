import numpy as np

from nnref import MLP, binary_cross_entropy, circles

x, y = circles(n=60, noise=0.05, rng=0)
rng = np.random.default_rng(3)
ends = []
print("W1     W2     different  loss")
for first, second in ((0, 0), (0.5, 0.5), (0.5, None), (None, 0.5)):
    net = MLP([2, 8, 1], "tanh", rng=1)
    net.theta *= 0
    for k, value in enumerate((first, second)):  # None: random
        shape = net.weights[k].shape
        noise = rng.standard_normal(shape)
        net.weights[k] = noise if value is None else np.full(shape, value)
    for t in range(200):
        L, g = net.loss_and_gradient(x, y[:, None], binary_cross_entropy)
        net.theta -= g  # eta = 1
    units = np.vstack([net.weights[0], net.biases[0], net.weights[1].T])
    different = np.unique(units.round(6), axis=1).shape[1]
    ends.append([different, L])
    names = ["random" if u is None else str(u) for u in (first, second)]
    print(f"{names[0]:6} {names[1]:6} {different:5} {L:9.2f}")
