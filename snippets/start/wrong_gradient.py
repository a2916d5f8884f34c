import numpy as np

from nnref import check_gradient


def f(w):
    return w[0] ** 2 + w[0] * w[1] + 2 * w[1] ** 2


def forgot_the_product(w):
    return f(w), np.array([2 * w[0], 4 * w[1]])


def right(w):
    return f(w), np.array([2 * w[0] + w[1], w[0] + 4 * w[1]])


w = np.array([2.0, -1.0])  # (2,)
errors = [check_gradient(g, w) for g in (forgot_the_product, right)]
print("largest relative error: {:.0e} and {:.0e}".format(*errors))
