import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def from_output(a, y):
    return -y * np.log(a) - (1 - y) * np.log(1 - a)


def from_logit(z, y):
    return np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))


z, y = np.array([-50.0, 2, 36, 40, 700]), 0
a = sigmoid(z)
with np.errstate(divide="ignore"):  # or log(0) would warn
    naive = from_output(a, y)
stable = from_logit(z, y)
print("     z      1 - a  from a        from z")
for row in zip(z, 1 - a, naive, stable):
    print("{:6.0f}  {:9.3g}  {:<8.5g}  {:11.5g}".format(*row))
