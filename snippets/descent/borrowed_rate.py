import numpy as np

from nnref import digits, sigmoid, standardize

x, digit = digits()
x = np.column_stack([standardize(x), np.ones(len(x))])  # (n, 65)
y, n = digit % 2, len(x)
rates = np.array([2, 1 / 4, 1 / 64])  # best for B = n, 32 and 1
w = np.zeros((65, 3))
for i in np.random.default_rng(0).permutation(n):  # one epoch with B = 1
    w -= rates * x[i][:, None] * (sigmoid(x[i] @ w) - y[i])
z = x @ w
losses = (np.logaddexp(0, z) - y[:, None] * z).mean(axis=0)
for rate, loss in zip(rates, losses):
    print(f"eta = {rate:6.4f}: loss {loss:.3f}")
