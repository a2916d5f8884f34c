from nnref import MLP

net = MLP((3, 4, 2))
counts = [W.size + b.size for W, b in zip(net.weights, net.biases)]
total = net.theta.size
print(counts, total)
