import numpy as np

from nnref import L2, MLP, Adam, EarlyStopping, digits, train

x, y = digits()
x = x.reshape(-1, 4, 2, 4, 2).mean(axis=(2, 4)).reshape(-1, 16) / 16
rng = np.random.default_rng(0)
y = np.where(rng.random(1797) < 0.2, rng.integers(0, 10, 1797), y)
rows = np.array([rng.permutation(1797) for _ in range(8)])
few, validation = rows[:, :100], rows[:, 100:300]
stop = {"early_stopping": EarlyStopping(10),
        "validation": (x[validation], y[validation])}
ways = {"penalty": {"penalty": L2(0.01)}, "stopping": stop,
        "both": {"penalty": L2(0.01), **stop}}

errors, medians = {}, []
print("          training  validation")
for name, way in ways.items():
    net = MLP([16, 32, 10], rng=0, replicas=8)
    train(net, x[few], y[few], "softmax_cross_entropy", Adam(0.1), 40, **way)
    errors[name] = [(net.classify(x[part]) != y[part]).mean(axis=1)
                    for part in (few, validation)]
    medians.append(np.median(errors[name], axis=1))
    print("{:8} {:9.2f} {:11.2f}".format(name, *medians[-1]))
both, penalty = errors["both"][1], errors["penalty"][1]
better, worse = int((both < penalty).sum()), int((both > penalty).sum())
print(f"both: better in {better}, worse in {worse}")
