import numpy as np

from nnref import MLP, SGD, moons, train

x, y = moons(60, rng=0)
functions = {"sigmoid": "glorot", "tanh": "glorot", "relu": "he",
             "elu": "he"}
low, high = {}, {}
for name, init in functions.items():
    net = MLP([2, 8, 8, 1], name, init=init, replicas=8)  # eight starts
    history = train(net, x, y[:, None], "binary_cross_entropy", SGD(0.5),
                    epochs=150)
    low[name], high[name] = history.loss[-1].min(), history.loss[-1].max()
    print(f"{name:8} loss {low[name]:.3f} to {high[name]:.3f}")
