import numpy as np

from nnref import moons


def loss_and_gradient(x, y, W, b):
    n, layers = len(x), len(W)
    # forward: every layer's outputs are kept
    a = [x]  # (1)!
    for layer in range(layers):
        z = a[layer] @ W[layer] + b[layer]
        hidden = layer < layers - 1
        a.append(np.tanh(z) if hidden else z)  # (2)!
    error = a[-1] - y
    loss = (error**2).sum() / (2 * n)
    # backward: from the last layer to the first
    dW, db = [None] * layers, [None] * layers
    delta = error / n  # (3)!
    for layer in reversed(range(layers)):
        dW[layer] = a[layer].T @ delta
        db[layer] = delta.sum(axis=0)  # (4)!
        if layer > 0:
            slope = 1 - a[layer] ** 2  # of tanh
            delta = delta @ W[layer].T * slope  # (5)!
    return loss, dW, db


x, y = moons(rng=0)
y, eta, rng = y[:, None], 0.5, np.random.default_rng(0)  # y: (200, 1)
rows, sizes, shown = len(x), [2, 8, 8, 1], []
W = [rng.normal(0, d**-0.5, (d, k)) for d, k in zip(sizes, sizes[1:])]
b = [np.zeros(k) for k in sizes[1:]]
for step in range(1001):
    loss, dW, db = loss_and_gradient(x, y, W, b)
    for layer in range(len(W)):
        W[layer] = W[layer] - eta * dW[layer]
        b[layer] = b[layer] - eta * db[layer]
    if step in (0, 10, 100, 1000):
        shown.append(loss)
        print(f"loss at step {step:4}: {loss:.4f}")
