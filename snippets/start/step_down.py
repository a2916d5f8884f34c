import numpy as np


def f(w):
    return w[0] ** 2 + w[0] * w[1] + 2 * w[1] ** 2


w = np.array([2.0, -1.0])  # (2,)
gradient = np.array([2 * w[0] + w[1], w[0] + 4 * w[1]])  # (2,)
before = f(w)
rates = [0.01, 0.1, 0.3, 0.6, 1.0]
after = [float(f(w - eta * gradient)) for eta in rates]
print(f"before {before:.2f}")
for eta, value in zip(rates, after):
    expected = before - eta * gradient @ gradient
    print(f"eta = {eta:4}: f = {value:.2f}, by the slope {expected:5.2f}")
