import numpy as np
from nnref import MLP, sigmoid

W1 = np.array([[0.8, -0.4, 0.3], [0.5, 0.9, -0.6]])  # (2, 3)
b1 = np.array([0.1, -0.2, 0.3])
W2 = np.array([[1.0, -0.7], [-0.5, 0.6], [0.4, 0.9]])  # (3, 2)
b2 = np.array([-0.1, 0.2])
x = np.array([[1.0, 2.0]])  # one sample, (1, 2)

a0 = x
z1 = a0 @ W1 + b1
a1 = np.tanh(z1)
z2 = a1 @ W2 + b2
a2 = sigmoid(z2)
print("z1", z1.round(4))
print("a1", a1.round(4))
print("z2", z2.round(4))
print("a2", a2.round(4))

net = MLP([2, 3, 2], hidden="tanh", output="sigmoid")
for layer, (W, b) in enumerate([(W1, b1), (W2, b2)]):
    net.weights[layer][:] = W
    net.biases[layer][:] = b
trace = net.forward(x)
same = bool(np.allclose(trace.a[1], a2))
print("MLP.forward gives the same:", same)
