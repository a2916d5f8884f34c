import numpy as np

from nnref import MLP, AdaGrad, moons, train

x, y = moons(60, rng=0)
medians = []
for eta in (0.001, 0.01, 0.1, 1, 3):
    net = MLP([2, 8, 1], "tanh", replicas=8, rng=0)  # eight starts
    history = train(net, x, y[:, None], "binary_cross_entropy", AdaGrad(eta),
                    epochs=100)
    medians.append(float(np.median(history.loss[-1])))
    print(f"rate {eta:5}: loss {medians[-1]:.3f}")
