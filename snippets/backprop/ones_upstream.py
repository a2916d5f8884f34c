import numpy as np

from nnref import softmax

z, h, errors = np.array([0.5, -1.0, 2.0]), 1e-5, []


def right(z, r):
    a = softmax(z)
    return a * (r - a @ r)


def zeros(z, r):
    return np.zeros(3)  # passes nothing back


for r in (np.ones(3), np.array([0.3, -0.7, 1.1])):
    measured = [
        (softmax(z + move) @ r - softmax(z - move) @ r) / (2 * h)
        for move in h * np.eye(3)
    ]
    for backward in (right, zeros):
        error = np.abs(backward(z, r) - measured).max()
        errors.append(float(error))
        print(f"r = {r}: {backward.__name__} off by {error:.4f}")
