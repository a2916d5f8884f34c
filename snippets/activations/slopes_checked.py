import numpy as np

from nnref import sigmoid, tanh

w = np.random.default_rng(0).uniform(0.5, 1.5, 30)  # one for each layer
h = 1e-3


def chain(f, a, w):
    """The output, and the product of the factors w f'(z)."""
    product = 1.0
    for weight in w:
        z = weight * a
        a, product = f(z), product * weight * f.derivative(z)
    return float(a), float(product)


def measured(f, a, w):
    return (chain(f, a + h, w)[0] - chain(f, a - h, w)[0]) / (2 * h)


table = []
print("        layers product  error")
for f in (sigmoid, tanh):
    for layers in (1, 3, 6, 30):
        product = chain(f, 0.5, w[:layers])[1]
        error = abs(measured(f, 0.5, w[:layers]) - product) / product
        print(f"{f.name:8}{layers:6}   {product:.0e} {error:6.0e}")
        table.append([product, error])

a, links = 0.5, 1.0  # now each layer by itself
for weight in w:
    links *= measured(sigmoid, a, [weight])
    a = chain(sigmoid, a, [weight])[0]
by_links = abs(links - table[3][0]) / table[3][0]
print(f"sigmoid, 30, link by link: {by_links:.0e}")
