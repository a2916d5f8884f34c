import numpy as np

from nnref import sigmoid, softmax

rng = np.random.default_rng(0)
z = rng.normal(scale=3, size=(5, 2))  # five samples, two classes
a = softmax(z)
b = sigmoid(z[:, 0] - z[:, 1])
gap = float(np.abs(a[:, 0] - b).max())
print("softmax", a[:, 0].round(4))
print("sigmoid", b.round(4))
print("equal up to rounding:", gap < 1e-12)
