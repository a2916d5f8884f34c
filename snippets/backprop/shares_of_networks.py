import numpy as np

from nnref import sigmoid

networks, hidden = 2000, 4
rng = np.random.default_rng(0)


def uphill(outputs):
    """Share of networks whose hidden layer each rule sends uphill."""
    W = rng.normal(size=(networks, hidden, outputs))
    a = np.tanh(rng.normal(size=(networks, 1, hidden)))
    y_hat = sigmoid(a @ W)  # (networks, 1, outputs)
    error = y_hat - rng.integers(0, 2, size=y_hat.shape)
    back = W.swapaxes(1, 2)  # weights from each output to the hidden units
    slope = 1 - a**2
    true = (error * y_hat * (1 - y_hat)) @ back * slope
    rules = [
        error.sum(axis=2, keepdims=True) / hidden * slope,
        error @ (back / back.sum(axis=2, keepdims=True)) * slope,
        error @ back * slope,
    ]
    return [float(((given * true).sum(axis=2) < 0).mean()) for given in rules]


print("outputs  equal  proportional  weights only")
shares = [uphill(outputs) for outputs in (1, 3)]
for outputs, (equal, proportional, weights) in zip((1, 3), shares):
    print(f"{outputs:7} {equal:6.1%} {proportional:13.1%} {weights:13.1%}")
one_output, three_outputs = shares
