import numpy as np

from nnref import digits, sigmoid, standardize

x, digit = digits()
x = np.column_stack([standardize(x), np.ones(len(x))])  # (n, 65)
y, n, rates = digit % 2, len(x), 2.0 ** np.arange(-5, 4)
sizes, updates, samples = [8, 32, 128, 512, n], [], []
for B in sizes:
    rng, w = np.random.default_rng(0), np.zeros((65, len(rates)))
    loss, t = np.full(len(rates), np.log(2)), 0
    while loss.min() > 0.25:  # until the best of the rates is there
        start = t % (n // B) * B
        if start == 0:
            order = rng.permutation(n)
        rows, t = order[start : start + B], t + 1
        error = sigmoid(x[rows] @ w) - y[rows, None]  # (B, rates)
        w -= rates * (x[rows].T @ error) / B
        z = x @ w
        loss = (np.logaddexp(0, z) - y[:, None] * z).mean(axis=0)
    updates, samples = [*updates, t], [*samples, t * B]
    print(f"B = {B:4}: {t:2} updates, {samples[-1]:4} samples")
