import numpy as np

from nnref import MLP, SGD, moons, train

x, y = moons(100, rng=0)
shared = np.random.default_rng(0)


def last_loss(rng):
    net = MLP([2, 8, 1], rng=rng)
    history = train(net, x, y[:, None], "binary_cross_entropy", SGD(0.5),
                    epochs=5, batch_size=20, rng=rng)
    return history.loss[-1]


one = [last_loss(shared), last_loss(shared)]
print("one for both:", np.round(one, 4))
own = [last_loss(np.random.default_rng(0)) for run in range(2)]
print("one for each:", np.round(own, 4))
