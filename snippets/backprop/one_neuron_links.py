import numpy as np

x, w, b, y, h = 2.0, -0.4, 0.3, 1.0, 1e-5


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def half_square(a):
    return (a - y) ** 2 / 2


def measured(f, at):
    return (f(at + h) - f(at - h)) / (2 * h)


z = x * w + b
a = sigmoid(z)
by_rule = [x, sigmoid(z) * (1 - sigmoid(z)), a - y]
by_change = [
    measured(lambda w: x * w + b, w),
    measured(sigmoid, z),
    measured(half_square, a),
]
print("        by rule  measured")
for name, *pair in zip(["dz/dw", "da/dz", "dl/da"], by_rule, by_change):
    print("{}  {:8.5f}  {:8.5f}".format(name, *pair))
whole = measured(lambda w: half_square(sigmoid(x * w + b)), w)
print(f"product {np.prod(by_rule):8.5f}  {whole:8.5f}")
