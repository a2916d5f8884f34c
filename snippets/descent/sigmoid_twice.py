import textwrap

import numpy as np

from nnref import MLP, SGD, binary_cross_entropy, sigmoid, train

floors = []
for y, z in [(1, 50.0), (0, -50.0)]:  # as right as can be
    floors.append(binary_cross_entropy([sigmoid(z)], [y]))
    print(f"label {y}: sigmoid twice, loss {floors[-1]:.4f}")
average = sum(floors) / 2

x = np.array([[-3.0], [-2], [2], [3]])
y = np.array([[0], [0], [1], [1]])
net = MLP([1, 1], output="identity", rng=0)
losses = train(net, x, y, binary_cross_entropy, SGD(1), epochs=200).loss
print(f"from logits: loss {losses[-1]:.4f}")
net = MLP([1, 1], output="sigmoid", rng=0)
try:
    train(net, x, y, binary_cross_entropy, SGD(1), epochs=200)
except ValueError as error:
    print(textwrap.fill(str(error), 40))
