import numpy as np

from nnref import MLP

sizes = [3, 8, 6, 8, 5, 2]  # change them
net = MLP(sizes, hidden="identity", rng=0)
rng = np.random.default_rng(1)
net.theta = rng.normal(size=net.theta.size)

W, b = np.eye(sizes[0]), np.zeros(sizes[0])  # x W + b = x
for W_l, b_l in zip(net.weights, net.biases):
    W, b = W @ W_l, b @ W_l + b_l
    print("layers so far: one with W of shape", W.shape)

x = rng.normal(size=(100, sizes[0]))
outputs = net.predict(x)  # layer by layer
relative = abs(outputs - (x @ W + b)).max() / abs(outputs).max()
layers, numbers = len(net.weights), [net.theta.size, W.size + b.size]
print(layers, "layers,", numbers[0], "parameters")
print("1 layer,", numbers[1], "parameters")
print("the same outputs:", bool(relative < 1e-12))
