import numpy as np

from nnref import MLP, digits, softmax_cross_entropy

x, y = digits()
x, rng = x / 16, np.random.default_rng(0)
new = slice(200, 700)
runs = {  # hidden layers, activation, samples, rate
    "deep, sigmoid": (5, "sigmoid", 100, 0.3),
    "few samples": (1, "relu", 30, 0.3),
    "small steps": (1, "relu", 100, 0.003),
}
table = []
for name, (hidden, f, n, eta) in runs.items():
    sizes = [64, *[30] * hidden, 10]
    net, slopes = (MLP(sizes, f, init="he", rng=0) for k in range(2))
    losses = []
    for step in range(100):
        loss, slopes.theta = net.loss_and_gradient(
            x[:n], y[:n], softmax_cross_entropy)
        if step == 0:  # (1)!
            first, *_, last = [np.linalg.norm(W) for W in slopes.weights]
        losses.append(loss)
        net.theta -= eta * slopes.theta
    unseen = net.loss_and_gradient(x[new], y[new], softmax_cross_entropy)[0]
    table.append([first / last, losses[-1], losses[-20] - losses[-1], unseen])
    print(name)
    print(f"  first / last gradient {table[-1][0]:.5f}")
    print(f"  loss {table[-1][1]:.3f}, new samples {table[-1][3]:.3f}")
    print(f"  fell by {table[-1][2]:.3f} in 20 steps")
