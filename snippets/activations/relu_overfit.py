import numpy as np

from nnref import MLP, Adam, binary_cross_entropy, moons

starts = 20  # each with data of its own: few samples, much noise
few = [moons(n=40, noise=0.35, rng=k) for k in range(starts)]
more = [moons(n=200, noise=0.35, rng=99 + k) for k in range(starts)]
(x, y), (new_x, new_y) = (map(np.stack, zip(*sets)) for sets in (few, more))
y, new_y = y[..., None], new_y[..., None]  # (20, 40, 1), (20, 200, 1)
rows = []
for hidden, init in (("relu", "he"), ("tanh", "glorot")):
    net = MLP([2, 16, 16, 1], hidden, init=init, replicas=starts, rng=0)
    optimizer = Adam(lr=0.03)
    for _ in range(150):
        grad = net.loss_and_gradient(x, y, binary_cross_entropy)[1]
        optimizer.step(net.theta, grad)
    own = net.loss_and_gradient(x, y, binary_cross_entropy)[0]
    new = net.loss_and_gradient(new_x, new_y, binary_cross_entropy)[0]
    gap = np.quantile(new - own, [0.25, 0.5, 0.75])
    zeros = (net.forward(x).a[1] == 0).mean()
    rows.append([float(zeros), *map(float, gap), *own, *new])
    print(f"{hidden}: zeros {zeros:.0%}")
    print(f"  training {np.median(own):.2f}, validation {np.median(new):.2f}")
    print(f"  gap {gap[1]:.2f}, half: {gap[0]:.2f} to {gap[2]:.2f}")
