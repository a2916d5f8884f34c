import numpy as np

from nnref import MLP, moons

x, y = moons(20, rng=0)
y = y[:, None]
net = MLP([2, 16, 1], "relu", dropout=0.5)
rng = np.random.default_rng(0)
off = [net.loss_and_gradient(x, y, "mse")[0] for step in range(3)]
on = [net.loss_and_gradient(x, y, "mse", rng)[0] for step in range(3)]
print("without rng:", np.round(off, 3))
print("with rng:   ", np.round(on, 3))
first, second = net.predict(x), net.predict(x)
same = bool((first == second).all())
print("predict twice, the same:", same)
