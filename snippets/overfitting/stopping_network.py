import numpy as np

from nnref import L2, MLP, Adam, EarlyStopping, regression_curve, train

rng, runs, epochs = np.random.default_rng(6), 12, 150


def draw(n):
    sets = [regression_curve(n, noise=0.5, rng=rng) for _ in range(runs)]
    return (np.array([x for x, _ in sets]), np.array([y for _, y in sets]))


few, validation, (x_new, y_new) = draw(15), draw(15), draw(200)
all_30 = [np.concatenate(pair, axis=1) for pair in zip(few, validation)]
ways = {"to the end": (few, {}), "L2, 0.003": (few, {"penalty": L2(0.003)}),
        "best epoch": (few, {"early_stopping": EarlyStopping(epochs),
                             "validation": validation}),
        "end, all 30": (all_30, {})}
quartiles, errors, histories = [], [], []
print("test error, three quartiles")
for name, (samples, way) in ways.items():
    net = MLP([1, 16, 16, 1], "tanh", rng=0, replicas=runs)
    histories.append(train(net, *samples, "mse", Adam(0.05), epochs, **way))
    errors.append(((net.predict(x_new) - y_new) ** 2).mean(axis=(1, 2)))
    quartiles.append(np.quantile(errors[-1], [0.25, 0.5, 0.75]))
    print(f"{name:11}: {{:.2f}}, {{:.2f}}, {{:.2f}}".format(*quartiles[-1]))
better = int((errors[2] < errors[0]).sum())
print(f"best epoch beats end in {better} of {runs}")
best = np.sort(histories[2].best_epoch)
print("best epochs:")
print(*best)
