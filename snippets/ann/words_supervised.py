import numpy as np

from nnref import (MLP, SGD, binary_cross_entropy, digits, moons,
                   regression_curve, softmax_cross_entropy, split,
                   squared_error, train)


def learn(x, y, outputs, loss, rate, epochs):
    (x, y), (x_new, y_new) = split(x, y, rng=0)  # 80% for training
    net = MLP([x.shape[1], 16, outputs], rng=0)
    targets = y.reshape(-1, 1) if outputs == 1 else y  # (n, 1) or labels
    train(net, x, targets, loss, SGD(rate), epochs, batch_size=32, rng=0)
    print(f"  x {x.shape}, first target {y.flat[0]:.2g}")
    return net, x_new, y_new


shares = []
print("digits: which of ten?")
x, y = digits()
net, x_new, y_new = learn(x / 16, y, 10, softmax_cross_entropy, 0.5, 4)
shares.append(float((net.classify(x_new) == y_new).mean()))
print(f"  right for {shares[-1]:.0%} of new samples")
print("moons: which of two?")
net, x_new, y_new = learn(*moons(n=200, rng=0), 1, binary_cross_entropy, 1, 60)
shares.append(float((net.classify(x_new) == y_new).mean()))
print(f"  right for {shares[-1]:.0%} of new samples")
print("regression_curve: how much?")
x, y = regression_curve(n=100, rng=0)
net, x_new, y_new = learn(x, y, 1, squared_error, 0.3, 300)
off = float(np.abs(net.predict(x_new) - y_new).mean())
print(f"  off by {off:.2f} on average")
