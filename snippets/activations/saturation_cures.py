import numpy as np

from nnref import MLP, digits, softmax_cross_entropy

x, y = digits()  # 0 to 16
x, y = x[:200], y[:200]
shares = []
for name, inputs, weights in [("nothing changed", 1, 1),
                              ("smaller weights", 1, 1 / 16),
                              ("smaller inputs", 1 / 16, 1)]:
    net = MLP([64, 16, 10], hidden="sigmoid", rng=0)
    net.weights[0][...] *= weights
    row = []
    for t in range(41):
        if t in (0, 5, 40):
            z = net.forward(x * inputs).z[0]
            row.append(float((np.abs(z) > 4.357).mean()))
        net.theta -= net.loss_and_gradient(
            x * inputs, y, softmax_cross_entropy)[1]
    shares.append(row)
    print(f"{name}:", " ".join(f"{share:.0%}" for share in row))
