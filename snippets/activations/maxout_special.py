import numpy as np

from nnref import leaky_relu, maxout, relu

x = np.linspace(-3, 3, 13)[:, None]  # (13, 1)


def unit(w, b):  # one unit: a weighted sum for each of its pieces
    sums = x @ np.array([w]) + np.array(b)  # (13, pieces)
    return maxout(sums, pieces=len(w))  # (13, 1)


same = [
    np.array_equal(unit([0.0, 1.0], [0.0, 0.0]), relu(x)),
    np.array_equal(unit([-1.0, 1.0], [0.0, 0.0]), abs(x)),
    np.array_equal(unit([0.1, 1.0], [0.0, 0.0]), leaky_relu(x, alpha=0.1)),
]
print("ReLU, |x|, leaky ReLU:", same)

rng = np.random.default_rng(0)
d, k, pieces = 3, 4, 2
inputs = rng.normal(size=(5, d))
W, b = rng.normal(size=(d, k * pieces)), np.zeros(k * pieces)
z = inputs @ W + b
a = maxout(z, pieces)
counts = [(d + 1) * k, W.size + b.size]
print("sums", z.shape, "outputs", a.shape)
print(f"parameters: {counts[0]} for ReLU, {counts[1]} for maxout")
