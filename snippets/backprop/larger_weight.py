import numpy as np

from nnref import sigmoid

w, b = np.array([2.0, 0.5]), 0.0  # the first weight is four times the second
z, y = np.array([6.0, 0.0]), 0.0  # the first unit is saturated


def loss(z):
    return float((sigmoid(z) @ w + b - y) ** 2 / 2)


delta = sigmoid(z) @ w + b - y
slopes = delta * w * sigmoid.derivative(z)
h = 1e-6
for j in range(2):
    step = h * np.eye(2)[j]
    measured = (loss(z + step) - loss(z - step)) / (2 * h)
    print(f"weight {w[j]}: delta {slopes[j]:.4f}, measured {measured:.4f}")
ratio = float(slopes[1] / slopes[0])
