from nnref import MLP, gate, squared_error

x, y = gate("XOR")
net = MLP([2, 2, 1], hidden="sigmoid", output="sigmoid", rng=0)
loss, gradient = net.loss_and_gradient(x, y[:, None], squared_error)

nudge = 1e-6
for j, name in enumerate(["first weight of h1", "first weight of h2"]):
    net.weights[0][0, j] += nudge  # change one hidden weight a little
    nudged, _ = net.loss_and_gradient(x, y[:, None], squared_error)
    net.weights[0][0, j] -= nudge
    print(f"{name}: change of the loss / nudge = {(nudged - loss) / nudge:.6f}")
    print(f"{'':18}  from the gradient      = {gradient[j]:.6f}")
