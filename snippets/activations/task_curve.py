import numpy as np

from nnref import MLP, Adam, train

x = np.linspace(-2, 2, 21)[:, None]
targets = {"bent": np.abs(x), "smooth": np.sin(2 * x)}
functions = {"relu": "he", "elu": "he", "silu": "he"}
rates, starts = [0.04, 0.08], 12
quarter = {}  # of the starts end below the first, above the second
for target, y in targets.items():
    for name, init in functions.items():
        best = np.full(starts, np.inf)
        for rate in rates:
            net = MLP([1, 8, 1], name, init=init, replicas=starts)
            history = train(net, x, y, "mse", Adam(rate), epochs=150)
            best = min(best, history.loss[-1], key=np.median)
        quarter[target, name] = np.quantile(best, [0.25, 0.75])
print("      |x|             sin 2x")
for name in functions:
    row = [quarter[target, name] for target in targets]
    middle = "  ".join(f"{q[0]:.0e} to {q[1]:.0e}" for q in row)
    print(f"{name:4} {middle}")
bent = [quarter["bent", name] for name in functions]
smooth = [quarter["smooth", name] for name in functions]
