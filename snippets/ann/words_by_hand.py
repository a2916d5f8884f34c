from nnref import MLP, Perceptron, gate

x, y = gate("AND")
unit = Perceptron(n_inputs=2)
updates = unit.fit(x, y, max_epochs=20).updates
print("perceptron:", unit.predict(x), f"after {updates} updates")

net = MLP([2, 2, 1], hidden="step", output="step", init="zeros")
net.weights[0][...] = [[1, -1], [1, -1]]  # OR and NAND
net.biases[0][...] = [-0.5, 1.5]
net.weights[1][...] = [[1], [1]]  # AND
net.biases[1][...] = -1.5
outputs = net.predict(gate("XOR")[0])[:, 0].astype(int)
print("network:   ", outputs, "set by hand")
