import textwrap

import nnref
from nnref import MLP, SGD, regression_curve, train

x, y = regression_curve(50, noise=0.1, rng=0)
last = []
for eta in [5.0, 0.2]:
    net = MLP([1, 20, 1], "relu", init="he", rng=0)
    try:
        history = train(net, x, y, "squared_error", SGD(eta), 300)
        print("rate", eta, "loss", f"{history.loss[-1]:.3f}")
    except nnref.DivergenceError as error:
        print(textwrap.fill(str(error), 36))
        history = error.history
    last.append((history.epochs, history.iterations))
