import numpy as np

from nnref import MLP, binary_cross_entropy, moons, standardize

x, y = moons(n=80, rng=0)
x, y = standardize(x), y[:, None]


def hidden_means(net):  # of each hidden layer, median of 5 starts
    layers = net.forward(x).a[:2]  # (5, 80, 16) each
    return [float(np.median(a.mean(axis=(1, 2)))) for a in layers]


table = []
print("              before      after\nlayer          1     2     1     2")
for name in ["relu", "leaky_relu", "elu"]:
    net = MLP([2, 16, 16, 1], hidden=name, init="he", replicas=5, rng=0)
    before = hidden_means(net)
    for _ in range(100):
        _, grad = net.loss_and_gradient(x, y, binary_cross_entropy)
        net.theta -= 0.3 * grad
    table.append(before + hidden_means(net))
    print(f"{name:11}" + "".join(f"{mean:6.2f}" for mean in table[-1]))
