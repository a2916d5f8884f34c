import numpy as np


def naive(z):
    return np.log(1 + np.exp(z))


def stable(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


z = np.array([-40.0, -1.0, 0.0, 1.0, 800.0])
with np.errstate(over="ignore"):  # e^800 would warn
    first = naive(z)
second = stable(z)
print("   z      naive     stable")
for row in zip(z, first, second):
    print("{:4.0f} {:10.4g} {:10.4g}".format(*row))
tail = second[0]
