import numpy as np

rng = np.random.default_rng(0)
W1, b1 = rng.normal(size=(3, 4)), rng.normal(size=4)
W2, b2 = rng.normal(size=(4, 1)), rng.normal(size=1)


def output(x):
    return np.tanh(x @ W1 + b1) @ W2 + b2


x = np.array([[1.0, -0.5, 0.2]])  # one row, and no label
a = np.tanh(x @ W1 + b1)
delta = np.ones((1, 1))  # the output's derivative in itself
delta = delta @ W2.T * (1 - a**2)
by_input = (delta @ W1.T)[0]

h = 1e-5
moves = h * np.eye(3)
measured = [(output(x + m) - output(x - m)).item() / (2 * h) for m in moves]
print("backward", by_input.round(4))
print("measured", np.round(measured, 4))
