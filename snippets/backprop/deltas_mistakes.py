import numpy as np

from nnref import sigmoid

rng = np.random.default_rng(0)
n = 5
x, y = rng.normal(size=(n, 2)), rng.uniform(size=(n, 2))
W1, W2 = rng.normal(size=(2, 2)), rng.normal(size=(2, 2))  # all square


def loss(W1):
    return 0.5 / n * ((sigmoid(sigmoid(x @ W1) @ W2) - y) ** 2).sum()


z1 = x @ W1
a1 = sigmoid(z1)
z2 = a1 @ W2
a2 = sigmoid(z2)
slope = sigmoid.derivative
delta2 = (a2 - y) / n * slope(z2)
by_W1 = {
    "right": x.T @ (delta2 @ W2.T * slope(z1)),
    "no transpose": x.T @ (delta2 @ W2 * slope(z1)),
    "W of its own layer": x.T @ (delta2 @ W1.T * slope(z1)),
    "slope at a, not z": x.T @ (delta2 @ W2.T * slope(a1)),
    "no 1/n": x.T @ (n * delta2 @ W2.T * slope(z1)),
}

h, measured = 1e-5, np.zeros((2, 2))
for m, j in np.ndindex(2, 2):
    step = np.zeros((2, 2))
    step[m, j] = h
    measured[m, j] = (loss(W1 + step) - loss(W1 - step)) / (2 * h)
largest = np.abs(measured).max()
errors = [np.abs(g - measured).max() / largest for g in by_W1.values()]
for name, error in zip(by_W1, errors):
    print(f"{name:18} off by {error:7.1%}")
