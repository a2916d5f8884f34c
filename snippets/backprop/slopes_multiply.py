import numpy as np

from nnref import sigmoid

tenths = 0.1**3  # a tenth in each of three layers
most = [sigmoid.derivative(0.0) ** k for k in (1, 3, 10)]
print(f"three slopes of 0.1: {tenths:.3f}")
print("sigmoid at most:", *(f"{slope:.2g}" for slope in most))


def chain(a, layers=10):
    """The output of ten sigmoid neurons in a row, and the product of slopes."""
    product = 1.0
    for _ in range(layers):
        z = 2.0 * a - 1.0  # w = 2, b = -1
        a, product = sigmoid(z), product * 2.0 * sigmoid.derivative(z)
    return a, product


_, product = chain(0.3)
h = 1e-4
measured = float(chain(0.3 + h)[0] - chain(0.3 - h)[0]) / (2 * h)
print(f"product {product:.6f}, measured {measured:.6f}")
product = float(product)
