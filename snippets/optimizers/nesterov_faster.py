import numpy as np

from nnref import (MLP, Momentum, Nesterov, binary_cross_entropy, minimize,
                   moons, quadratic)

f = quadratic(np.diag([1.0, 100.0]))  # both tuned: the root of kappa is 10
tuned = [Momentum(4 / 11**2, (9 / 11) ** 2), Nesterov(1 / 100, 9 / 11)]
steps = []  # until the distance stays below a thousandth
for opt in tuned:
    path = minimize(f, [1.0, 1.0], opt, steps=150)
    distance = np.linalg.norm(path, axis=1)
    far = np.flatnonzero(distance > distance[0] / 1000)
    steps.append(int(far.max()) + 1)
    print(f"quadratic, {type(opt).__name__}: {steps[-1]} steps")

x, y = moons(60, noise=0.2, rng=0)
y = y[:, None]  # (60, 1)
medians, lower = [], []  # of 20 starts each
for eta in [0.05, 0.8]:
    ends = []
    for opt in [Momentum(eta, 0.9), Nesterov(eta, 0.9)]:
        net = MLP([2, 8, 1], rng=1, replicas=20)
        for _ in range(100):
            _, g = net.loss_and_gradient(x, y, binary_cross_entropy)
            opt.step(net.theta, g)
        ends.append(net.loss_and_gradient(x, y, binary_cross_entropy)[0])
    medians.append([float(np.median(end)) for end in ends])
    lower.append(int((ends[1] < ends[0]).sum()))
    print(f"network, rate {eta}: {medians[-1][0]:.4f} and", end=" ")
    print(f"{medians[-1][1]:.4f}")
    print(f"  Nesterov lower in {lower[-1]} of 20")
