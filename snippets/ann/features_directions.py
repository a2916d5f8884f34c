import numpy as np

from nnref import MLP, SGD, digits, softmax_cross_entropy, train

x, y = digits()
x, x_new, y_new = x[:1200] / 16, x[1200:] / 16, y[1200:]
net = MLP([64, 16, 10], rng=0)
train(net, x, y[:1200], softmax_cross_entropy, SGD(0.5), epochs=10,
      batch_size=50, rng=0)
a = net.forward(x_new).a[0]  # (597, 16)


def share(columns):
    """The part of each column's variance that the digit explains."""
    means = np.array([columns[y_new == c].mean(axis=0) for c in range(10)])
    return means[y_new].var(axis=0) / columns.var(axis=0)


mixtures = a @ np.random.default_rng(0).normal(size=(16, 500))
units, mixed = float(np.median(share(a))), float(np.median(share(mixtures)))
print(f"single units:     {units:.2f}")
print(f"random mixtures:  {mixed:.2f}")
order = np.random.default_rng(1).permutation(16)
W2, b2 = net.weights[1], net.biases[1]
gap = float(np.abs(a[:, order] @ W2[order] - a @ W2).max())
print("another order, same outputs:", gap < 1e-9)
