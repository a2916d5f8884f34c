import numpy as np

from nnref import MLP, SGD, moons, train

x, y = moons(60, rng=0)
sizes, starts = [2, *[8] * 6, 1], 4
factors, middle = [0.5, 1, 1.5], {}
print("weights times", *factors)
for name, init in (("tanh", "glorot"), ("relu", "he"), ("selu", "lecun")):
    for factor in factors:
        net = MLP(sizes, name, init=init, replicas=starts)
        net.theta *= factor  # the biases are 0
        history = train(net, x, y[:, None], "binary_cross_entropy",
                        SGD(0.2), epochs=50)
        middle[name, factor] = float(np.median(history.loss[-1]))
    row = [middle[name, factor] for factor in factors]
    print(f"{name}  ", " ".join(f"{loss:.3f}" for loss in row))
tanh, relu, selu = ([middle[name, factor] for factor in factors]
                    for name in ("tanh", "relu", "selu"))
