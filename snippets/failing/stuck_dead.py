import numpy as np

from nnref import MLP, binary_cross_entropy, circles

raw, y = circles(n=60, noise=0.05, rng=0)
raw = raw + 5  # all inputs between 3.9 and 6.1, as lengths may be
runs = []
for name, x in (("raw", raw), ("mean 0", raw - raw.mean(axis=0))):
    net, rows = MLP([2, 8, 1], "relu", rng=1), []
    for t in range(101):
        L, g = net.loss_and_gradient(x, y[:, None], binary_cross_entropy)
        live = int((net.forward(x).a[0] > 0).any(axis=0).sum())
        weights = float(np.linalg.norm(g[:32]))
        rows.append([L, live, weights, float(abs(g[32]))])
        net.theta -= 2 * g
    runs.append(rows)
    print(f"{name}: loss, live, two gradients")
    for t in (0, 1, 2, 3, 4, 100):
        L, live, weights, bias = rows[t]
        print(f"{t:3} {L:6.3f} {live:2} {weights:8.2g} {bias:8.3f}")
