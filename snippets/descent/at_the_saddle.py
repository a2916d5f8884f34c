import numpy as np

from nnref import MLP, binary_cross_entropy, gate

x, y = gate("XOR")
x, y = x[:, None], y[:, None, None]  # (4, 1, 2), (4, 1, 1)
net = MLP([2, 4, 1], replicas=4)  # one network for each row of the table
net.theta = [[0] * 8 + [1, -1, 0.5, -0.5] + [1] * 4 + [0]] * 4
_, gradients = net.loss_and_gradient(x, y, binary_cross_entropy)  # (4, 17)
lengths = np.linalg.norm(gradients, axis=1)
together = np.linalg.norm(gradients.mean(axis=0))
for name, length in zip(["00", "01", "10", "11"], lengths):
    print(f"row {name}: length {length:.3f}")
print(f"average: length {together:.3f}")
