import numpy as np

from nnref import sigmoid

x = np.array([[2, -1], [1, 1], [-1, 2], [0, -2.0]])  # (4, 2)
y = np.array([1.0, 1, 0, 0])
slope, h = sigmoid.derivative, 1e-5


def loss(w, b):
    return ((sigmoid(x @ w + b) - y) ** 2 / 2).mean()


deltas = {
    "right": lambda z, a: (a - y) * slope(z),
    "slope at a": lambda z, a: (a - y) * slope(a),
    "without a - y": lambda z, a: slope(z),
    "y - a": lambda z, a: (y - a) * slope(z),
}
w, b = np.array([-0.4, 0.5]), 0.3
measured = (loss(w, b + h) - loss(w, b - h)) / (2 * h)
print(f"slope in b, measured {measured:.4f}, loss {loss(w, b):.4f}")
first, last = [], []  # slope in b at the start, loss at the end
for name, rule in deltas.items():
    w, b = np.array([-0.4, 0.5]), 0.3
    for t in range(200):
        z = x @ w + b
        a = sigmoid(z)
        delta = rule(z, a)
        if t == 0:
            first.append(delta.mean())
        w, b = w - x.T @ delta / 4, b - delta.mean()
    last.append(loss(w, b))
    print(f"{name:13}  {first[-1]:7.4f}  loss {last[-1]:.4f}")
