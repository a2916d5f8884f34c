from nnref import MLP, SGD, binary_cross_entropy, gate, train

x, y = gate("XOR")
net = MLP([2, 2, 1], replicas=20, rng=0)  # twenty starts
train(net, x, y[:, None], binary_cross_entropy, SGD(0.5), epochs=500)
solved = int((net.classify(x) == y).all(axis=1).sum())
hidden = len(net.weights) - 1
print(f"hidden layers: {hidden}")
print(f"starts that learned XOR: {solved} of 20")
