import numpy as np

from nnref import MLP, numerical_gradient, squared_error

rng, table = np.random.default_rng(0), []
for sizes in ([2, 2, 1], [2, 8, 1], [8, 16, 4]):
    net, passes = MLP(sizes, rng=0), 0
    x = rng.normal(size=(10, sizes[0]))
    y = rng.normal(size=(10, sizes[-1]))

    def loss(theta):
        global passes
        passes += 1
        net.theta = theta
        return squared_error(net.predict(x), y)

    numerical_gradient(loss, net.theta)
    table.append([net.theta.size, passes])
    print(f"p = {net.theta.size:3}: {passes} forward passes")
