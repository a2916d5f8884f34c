import numpy as np

from nnref import sigmoid, step

x = np.arange(1, 9)
y = np.array([0, 0, 1, 0, 1, 1, 1, 1])
b = -4


def loss(f, w):
    return ((f(w * x + b) - y) ** 2).mean() / 2


print("change of w   step    sigmoid")
changes = []
for nudge in (0.1, 0.01, 0.001):
    pair = [loss(f, 0.6 + nudge) - loss(f, 0.6) for f in (step, sigmoid)]
    changes.append(pair)
    print(f"{nudge:11} {pair[0]:6.3f} {pair[1]:10.6f}")

ends, h = [], 1e-5
for f in (step, sigmoid):
    w = 0.6
    for _ in range(200):  # steps against the slope
        slope = (loss(f, w + h) - loss(f, w - h)) / (2 * h)
        w = w - 0.5 * slope
    ends.append(w)
    print(f"{f.name}: w = {w:.3f}, loss {loss(f, w):.3f}")
