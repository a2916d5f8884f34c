import numpy as np

from nnref import digits, sigmoid, standardize

x, digit = digits()
x = np.column_stack([standardize(x), np.ones(len(x))])  # (n, 65)
y, n, eta = digit % 2, len(x), 1 / 4
sizes, with_mean, with_sum = [8, 32, 128, 512], [], []
for B in sizes:
    for name, ends in (("mean", with_mean), ("sum", with_sum)):
        w, order = np.zeros(65), np.random.default_rng(0).permutation(n)
        for start in range(0, n, B):  # one epoch
            rows = order[start : start + B]
            error = sigmoid(x[rows] @ w) - y[rows]
            grad = error @ x[rows]  # the sum over the batch
            w -= eta * (grad / len(rows) if name == "mean" else grad)
        z = x @ w
        ends.append((np.logaddexp(0, z) - y * z).mean())
    print(f"B = {B:3}: mean {with_mean[-1]:.2f}, sum {with_sum[-1]:.2f}")
