import numpy as np

from nnref import Value


def sweep_forward(columns, start):
    """The slope of every value in one given number, `start`."""
    slope, products = {start: 1.0}, 0
    for value in sum(columns, []):
        for parent, local in zip(value.parents, value.slopes):
            more = local * slope.get(parent, 0.0)
            slope[value] = slope.get(value, 0.0) + more
            products += 1
    return slope, products


rng = np.random.default_rng(0)
table, worst = [], 0.0
for d in 1, 2, 4, 8:  # d inputs, d hidden neurons, one output
    x = [float(rng.normal()) for _ in range(d)]
    W = [[Value(rng.normal()) for _ in x] for _ in x]
    v = [Value(rng.normal()) for _ in x]
    hidden = [sum(a * w for a, w in zip(x, row)).tanh() for row in W]
    f = sum(h * w for h, w in zip(hidden, v))
    f.backward()  # one sweep
    columns, forward = f.columns(), 0
    arrows = sum(len(value.parents) for value in sum(columns, []))
    weights = sum(W, v)
    for w in weights:  # a sweep for each weight
        slope, products = sweep_forward(columns, w)
        forward += products
        worst = max(worst, abs(slope[f] - w.grad))
    table.append([len(weights), arrows, forward])
    text = "{:2} weights: backward {:3}, forward {:5}"
    print(text.format(*table[-1]))
print("same slopes:", worst < 1e-12)
