import numpy as np


def plain(z):
    return 1 / (1 + np.exp(-z))


def other(z):
    return np.exp(z) / (1 + np.exp(z))


def stable(z):
    e = np.exp(-np.abs(z))  # at most 1
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


z = np.array([-1000.0, -2, 2, 1000])
with np.errstate(over="ignore", invalid="ignore"):  # or NumPy warns
    print("exp   ", np.exp(-z).round(3))
    print("plain ", plain(z).round(3))
    print("other ", other(z).round(3))
print("stable", stable(z).round(3))

twice = stable(stable(z))
print("twice ", twice.round(3))
