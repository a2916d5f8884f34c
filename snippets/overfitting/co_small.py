import numpy as np

from nnref import MLP, Adam, moons, train

x, y = moons(400, noise=0.2, rng=0)
y = y[:, None]
x_new, y_new = moons(400, noise=0.2, rng=1)
table = []
print("  p  recorded  train  validation")
for p in (0, 0.5):
    net = MLP([2, 4, 1], "tanh", dropout=p, replicas=8)
    history = train(net, x, y, "binary_cross_entropy", Adam(0.1), 50,
                    validation=(x_new, y_new[:, None]))
    z = net.predict(x)
    off = np.mean(np.logaddexp(0, z) - y * z, axis=(1, 2))
    losses = history.loss[-1], off, history.validation_loss[-1]
    table.append(np.median(losses, axis=1))
    print("{:3}    {:.3f}   {:.3f}   {:.3f}".format(p, *table[-1]))
