from math import erf, pi, sqrt, tanh

import numpy as np

from nnref import gelu


def exact(z):
    return z * (1 + erf(z / sqrt(2))) / 2


def approximate(z):
    return z * (1 + tanh(sqrt(2 / pi) * (z + 0.044715 * z**3))) / 2


z = np.linspace(-6, 6, 1201)
one = np.array([exact(place) for place in z])
two = np.array([approximate(place) for place in z])
error = np.abs(two - one)
largest, where = float(error.max()), float(abs(z[error.argmax()]))
print(f"largest error {largest:.6f}, at |z| = {where:.2f}")
same = max(np.abs(gelu(z) - one).max(),
           np.abs(gelu(z, approximate="tanh") - two).max())  # fmt: skip
print("both are those of nnref:", bool(same < 1e-12))
