from nnref import MLP, squared_error

x, y = [1.0, 2.0], [1.0, 0.0]
net = MLP([2, 3, 2], hidden="tanh", output="sigmoid")
net.weights[0][:] = [[0.8, -0.4, 0.3], [0.5, 0.9, -0.6]]
net.biases[0][:] = [0.1, -0.2, 0.3]
net.weights[1][:] = [[1.0, -0.7], [-0.5, 0.6], [0.4, 0.9]]
net.biases[1][:] = [-0.1, 0.2]

trace = net.forward([x])
z = [layer[0].tolist() for layer in trace.z]
a = [layer[0].tolist() for layer in trace.a]
W = [weights.tolist() for weights in net.weights]
b = [biases.tolist() for biases in net.biases]
loss, gradient = net.loss_and_gradient([x], [y], squared_error)
loss, slope = float(loss), float(gradient[0])  # the slope of W[0][0][0]
eta = 1.0
moved = W[0][0][0] - eta * slope
counts = [sum(part.size for part in net.weights)]
counts += [sum(part.size for part in net.biases), net.theta.size]
samples, batch_size = 8, 2
print(f"loss {loss:.4f}, first slope {slope:.4f}, then {moved:.4f}")
