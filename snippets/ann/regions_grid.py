import numpy as np

from nnref import MLP

rng = np.random.default_rng(1)
net = MLP([1, 16, 16, 16, 1], hidden="relu", init="he", rng=rng)
for b in net.biases[:-1]:
    b[...] = rng.normal(0, 0.5, b.shape)

x = np.array([-1.0, 1.0])  # ends of the pieces so far
a = x[:, None]
for W, b in list(zip(net.weights, net.biases))[:-1]:
    z = a @ W + b  # straight from end to end
    i, j = np.nonzero(z[:-1] * z[1:] < 0)  # unit j bends in piece i
    share = z[i, j] / (z[i, j] - z[i + 1, j])
    ends = np.unique(np.append(x, x[i] + share * (x[i + 1] - x[i])))
    z = np.column_stack([np.interp(ends, x, column) for column in z.T])
    x, a = ends, np.maximum(0, z)
exact = len(x) - 1
shortest = float(np.diff(x).min())
print(f"exact: {exact} pieces, shortest {shortest:.5f}")

found = []
for points in (10, 30, 100, 300, 1000, 10000):
    grid = np.linspace(-1, 1, points)[:, None]
    on = np.column_stack(net.forward(grid).z[:-1]) > 0  # (points, 48)
    found.append(1 + int((on[1:] != on[:-1]).any(axis=1).sum()))
    print(f"grid of {points:5}: {found[-1]} pieces")
