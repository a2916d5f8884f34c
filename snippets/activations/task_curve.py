import numpy as np

from nnref import MLP, Adam, train

x = np.linspace(-2, 2, 41)[:, None]
targets = {"bent": np.abs(x), "smooth": np.sin(2 * x)}
functions = {"relu": "he", "elu": "he", "silu": "he"}
rates, starts = [0.02, 0.04], 4
best = {}
for target, y in targets.items():
    for name, init in functions.items():
        for rate in rates:
            net = MLP([1, 8, 1], name, init=init, replicas=starts)
            history = train(net, x, y, "mse", Adam(rate), epochs=200)
            loss = float(np.median(history.loss[-1]))
            best[target, name] = min(loss, best.get((target, name), np.inf))
print("      |x|      sin 2x")
for name in functions:
    row = [best[target, name] for target in targets]
    print(f"{name:4}", *(f" {loss:.1e}" for loss in row))
bent = [best["bent", name] for name in functions]
smooth = [best["smooth", name] for name in functions]
