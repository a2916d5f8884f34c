import traceback

import numpy as np

from nnref import digits

x, y = digits()
x, y = 255 / 16 * x[:500], y[:500]


def softmax(z):
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


def cross_entropy(a, y):
    return -np.log(a[np.arange(len(y)), y]).mean()


W, t = np.zeros((64, 10)), 0
try:
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        while True:
            a = softmax(x @ W)
            loss = cross_entropy(a, y)
            W = W - 0.01 * x.T @ (a - np.eye(10)[y]) / len(y)
            t += 1
except FloatingPointError as error:
    where = traceback.extract_tb(error.__traceback__)[-1]
    print(f"step {t}, in {where.name}:")
    print(error)
