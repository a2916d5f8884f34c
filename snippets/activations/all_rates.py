import numpy as np

from nnref import MLP, binary_cross_entropy, moons

x, y = moons(n=80, rng=0)
y = y[:, None]
rates = [0.1, 1.0, 10.0]
table = []  # a row for each function
print("rate     " + "".join(f"{rate:8g}" for rate in rates))
for name, init in [("sigmoid", "glorot"), ("tanh", "glorot"), ("relu", "he")]:
    medians = []
    for eta in rates:
        net = MLP([2, 8, 1], hidden=name, init=init, replicas=3, rng=0)
        for _ in range(120):
            loss, grad = net.loss_and_gradient(x, y, binary_cross_entropy)
            net.theta -= eta * grad
        loss, _ = net.loss_and_gradient(x, y, binary_cross_entropy)
        medians.append(float(np.median(loss)))
    table.append(medians)
    print(f"{name:9}" + "".join(f"{loss:8.3f}" for loss in medians))
