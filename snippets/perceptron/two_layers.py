import numpy as np

from nnref import MLP, gate

x, y = gate("XOR")  # rows 00, 01, 10, 11: (4, 2), (4,)
W1 = np.array([[1, -1], [1, -1]])  # column 1: OR, column 2: NAND, (2, 2)
b1 = np.array([-0.5, 1.5])  # (2,)
W2 = np.array([[1], [1]])  # AND, (2, 1)
b2 = np.array([-1.5])  # (1,)

h = (x @ W1 + b1 > 0).astype(int)  # (4, 2) @ (2, 2) + (2,) -> (4, 2)
y_hat = (h @ W2 + b2 > 0).astype(int)  # (4, 2) @ (2, 1) + (1,) -> (4, 1)
print("x1 x2   h1 h2   y_hat")
for (x1, x2), (h1, h2), (out,) in zip(x, h, y_hat):
    print(f"{x1:2.0f} {x2:2.0f}   {h1:2} {h2:2}   {out:5}")
units = b1.size + b2.size
parameters = W1.size + b1.size + W2.size + b2.size

net = MLP([2, 2, 1], hidden="step", output="step")  # the same in nnref
net.weights[0], net.biases[0] = W1, b1
net.weights[1], net.biases[1] = W2, b2
print("nnref:", *net.classify(x))
