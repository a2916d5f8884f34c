import numpy as np

from nnref import sigmoid

x, y = np.array([0.05, 0.10]), np.array([0.01, 0.99])
W1 = np.array([[0.15, 0.25], [0.20, 0.30]])
W2 = np.array([[0.40, 0.50], [0.45, 0.55]])


def loss(b):  # of hidden units 1 and 2, of outputs 1 and 2
    a2 = sigmoid(sigmoid(x @ W1 + b[:2]) @ W2 + b[2:])
    return 0.5 * ((a2 - y) ** 2).sum()


b, h = np.array([0.35, 0.35, 0.60, 0.60]), 1e-5
moves = np.eye(4) * h
slopes = [(loss(b + move) - loss(b - move)) / (2 * h) for move in moves]
print("slopes in the biases:")
print(np.round(slopes, 6))
