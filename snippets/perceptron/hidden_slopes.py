from nnref import MLP, gate, squared_error

x, y = gate("XOR")
net = MLP([2, 2, 1], hidden="sigmoid", output="sigmoid", rng=0)
loss, gradient = net.loss_and_gradient(x, y[:, None], squared_error)

nudge = 1e-6
for j in (0, 1):  # the weights from x1 to h1 and to h2
    net.weights[0][0, j] += nudge  # change one hidden weight a little
    nudged, _ = net.loss_and_gradient(x, y[:, None], squared_error)
    net.weights[0][0, j] -= nudge
    change = (nudged - loss) / nudge
    print(f"h{j + 1}: change {change:9.6f}  gradient {gradient[j]:9.6f}")
