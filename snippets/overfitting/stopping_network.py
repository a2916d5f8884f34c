import numpy as np

from nnref import L2, MLP, Adam, EarlyStopping, regression_curve, train

rng, runs, epochs = np.random.default_rng(6), 12, 150


def draw(n):
    sets = [regression_curve(n, noise=0.5, rng=rng) for _ in range(runs)]
    return (np.array([x for x, _ in sets]), np.array([y for _, y in sets]))


(x, y), validation, (x_new, y_new) = draw(15), draw(15), draw(200)
ways = {"to the end": {}, "L2, 0.003": {"penalty": L2(0.003)},
        "best epoch": {"early_stopping": EarlyStopping(epochs),
                       "validation": validation}}
quartiles, errors = [], []
print("test error, three quartiles")
for name, way in ways.items():
    net = MLP([1, 16, 16, 1], "tanh", rng=0, replicas=runs)
    history = train(net, x, y, "mse", Adam(0.05), epochs, **way)
    errors.append(((net.predict(x_new) - y_new) ** 2).mean(axis=(1, 2)))
    quartiles.append(np.quantile(errors[-1], [0.25, 0.5, 0.75]))
    print(f"{name:10}: {{:.2f}}, {{:.2f}}, {{:.2f}}".format(*quartiles[-1]))
better = int((errors[2] < errors[0]).sum())
print(f"best epoch better than the end in {better} of {runs}")
best = np.sort(history.best_epoch)
print("best epochs:")
print(*best)
