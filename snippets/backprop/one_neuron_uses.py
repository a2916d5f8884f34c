import numpy as np

from nnref import sigmoid

x, y = np.array([2.0, -1.0]), 1.0  # (2,)
w = np.array([-0.4, 0.5])


def loss(w):
    return (sigmoid(x @ w) - y) ** 2 / 2


z = x @ w
delta = (sigmoid(z) - y) * sigmoid.derivative(z)
grad = delta * x  # computed once
by_descent = w - 0.5 * grad
by_signs = w - 0.5 * np.sign(grad)
before = loss(w)
losses = [loss(by_descent), loss(by_signs)]
print("gradient     ", grad.round(4))
print(f"loss          {before:.4f}")
print(f"descent       {losses[0]:.4f} at", by_descent.round(2))
print(f"signs only    {losses[1]:.4f} at", by_signs.round(2))
of_inputs = delta * w  # nothing is learned: which input matters?
print("in the inputs", of_inputs.round(4))
