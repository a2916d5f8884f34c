import numpy as np

from nnref import sigmoid

x = np.array([2.0, -1.0, 0.0])  # (3,)
w = np.array([-0.4, 0.5, 0.8])
b, y, h = 0.3, 0.0, 1e-5


def loss(w, b):
    return (sigmoid(x @ w + b) - y) ** 2 / 2


z = x @ w + b
a = sigmoid(z)
delta = (a - y) * sigmoid.derivative(z)
slopes = [*(delta * x), delta]  # three weights, the bias
measured = [  # only one weight moves
    (loss(w + h * one, b) - loss(w - h * one, b)) / (2 * h)
    for one in np.eye(3)
]
measured += [(loss(w, b + h) - loss(w, b - h)) / (2 * h)]
print(f"z {z:.2f}, a {a:.3f}, delta {delta:.4f}")
for name, *pair in zip(["w1", "w2", "w3", "b"], slopes, measured):
    print("{:3} {:8.5f}  measured {:8.5f}".format(name, *pair))
