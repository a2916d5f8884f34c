import numpy as np

from nnref import binary_cross_entropy, sigmoid, softmax
from nnref import softmax_cross_entropy, squared_error

z, y = np.array([[2.0, -1.0, 0.5]]), np.array([[0.0, 1.0, 0.0]])
a = sigmoid(z)
parts = [  # name, error terms by the formula, loss from z
    ("squared error", (a - y) * a * (1 - a),
     lambda z: squared_error(sigmoid(z), y)),
    ("cross-entropy", a - y, lambda z: binary_cross_entropy(z, y)),
    ("softmax", softmax(z) - y, lambda z: softmax_cross_entropy(z, y)),
]
h, deltas = 1e-5, []
for name, delta, loss in parts:
    moves = np.eye(3)[:, None] * h  # one z at a time
    measured = [(loss(z + m) - loss(z - m)) / (2 * h) for m in moves]
    deltas.append(delta[0])
    print(name)
    print("  formula ", delta[0].round(4))
    print("  measured", np.round(measured, 4))
