import numpy as np

from nnref import MLP, Activation, binary_cross_entropy, moons, sigmoid

shifted = Activation(
    "shifted",  # the sigmoid minus 1/2
    lambda z, out: np.subtract(sigmoid(z), 0.5, out=out),
    lambda z, out: np.copyto(out, sigmoid.derivative(z)),
)
x, y = moons(n=100, noise=0.15, rng=0)
x, y = (x - x.mean(axis=0)) / x.std(axis=0), y[:, None]
rates, starts, steps = np.array([2, 4, 8]), 8, 200
eta = np.tile(rates, starts)[:, None]  # (24, 1)
first = MLP([2, 8, 1], replicas=starts, rng=0).theta
ends, steady = [], []
print("rate   ", *(f"{rate:5}" for rate in rates))
for f in (sigmoid, shifted):
    net = MLP([2, 8, 1], hidden=f, replicas=len(eta))
    net.theta = 2 * np.repeat(first, len(rates), axis=0)
    if f is sigmoid:  # now both compute the same
        net.biases[1][...] = -net.weights[1].sum(axis=1) / 2
    losses = np.empty((steps, starts, len(rates)))
    for each in losses:
        loss, grad = net.loss_and_gradient(x, y, binary_cross_entropy)
        each.flat = loss
        net.theta -= eta * grad
    falls = (np.diff(losses, axis=0) < 0).all(axis=(0, 1))
    ends.append(np.median(losses[-1], axis=0).tolist())
    steady.append(int(rates[falls].max()))
    row = zip(ends[-1], falls)
    print(f"{f.name:7}", *(f"{e:.3f}" if ok else "    -" for e, ok in row))
