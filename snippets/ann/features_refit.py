from nnref import MLP, SGD, binary_cross_entropy, circles, train

x, y = circles(n=120, noise=0.08, rng=0)


def fit(net, x):
    train(net, x, y[:, None], binary_cross_entropy, SGD(1.0), epochs=300)
    return float((net.classify(x) == y).mean())


alone = fit(MLP([2, 1]), x)
print(f"one neuron on x: {alone:.3f}")
shares = []
for k in (1, 2, 3):
    net = MLP([2, k, 1], rng=0)
    fit(net, x)
    h = net.forward(x).a[0]  # (120, k): the new features
    shares.append(fit(MLP([k, 1], rng=1), h))  # a new last layer
    print(f"one neuron on h, k = {k}: {shares[-1]:.3f}")
