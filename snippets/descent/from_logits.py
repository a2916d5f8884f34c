import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def from_output(a, y):
    return -y * np.log(a) - (1 - y) * np.log(1 - a)


def from_logit(z, y):
    return np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))


z = np.array([2.0, 36, 40, 700, 40])
y = np.array([0, 0, 0, 0, 1])
a = sigmoid(z)
with np.errstate(divide="ignore", invalid="ignore"):
    naive = from_output(a, y)  # log(0) would warn
stable = from_logit(z, y)
print("  z  y     1 - a  from a    from z")
for row in zip(z, y, 1 - a, naive, stable):
    print("{:3.0f}  {}  {:8.3g}  {:6.5g}  {:8.5g}".format(*row))
