import numpy as np

from nnref import MLP, digits, softmax_cross_entropy

x, y = digits()
x = x / 16  # 0 to 1
new_x, new_y = x[200:600], y[200:600]
x, y = x[:200], y[:200]
edge = 4.357
cases = [("as it should be", 1, 1, 1, 150), ("weights times 20", 20, 1, 1, 150),
         ("inputs times 16", 1, 16, 1, 20), ("rate times 50", 1, 1, 50, 20)]
table = []
print("  hidden layer: saturated, gradient")
for name, weights, inputs, eta, steps in cases:
    net = MLP([64, 16, 10], hidden="sigmoid", rng=0)
    net.weights[0][...] *= weights
    rows = []
    for t in range(steps + 1):
        loss, grad = net.loss_and_gradient(x * inputs, y, softmax_cross_entropy)
        if t in (0, steps):
            z = net.forward(x * inputs).z[0]
            share = (np.abs(z) > edge).mean()
            length = np.linalg.norm(grad[64 * 16 :][:16])  # biases
            rows.append([float(share), float(length)])
        net.theta -= eta * grad
    right = (net.classify(new_x * inputs) == new_y).mean()
    table.append([*rows[0], *rows[1], float(loss), float(right)])
    print(f"{name}, {steps} steps")
    for word, row in zip(("start", "end"), rows):
        print(f"  {word:5}  {row[0]:4.0%}  {row[1]:.5f}")
    print(f"  loss {loss:.2f}, new samples {right:.0%} right")
