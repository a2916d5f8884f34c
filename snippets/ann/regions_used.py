import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, Adam, mse, train


def count(net, r):  # straight pieces between -1 and 1
    x, a = np.array([-1.0, 1.0]), np.array([[-1.0], [1.0]])  # ends of pieces
    for W, b in list(zip(net.weights, net.biases))[:-1]:
        z = a @ W[r] + b[r]  # straight from end to end
        i, j = np.nonzero(z[:-1] * z[1:] < 0)  # unit j bends in piece i
        share = z[i, j] / (z[i, j] - z[i + 1, j])
        ends = np.unique(np.append(x, x[i] + share * (x[i + 1] - x[i])))
        z = np.column_stack([np.interp(ends, x, column) for column in z.T])
        x, a = ends, np.maximum(0, z)
    return len(x) - 1


rng, starts = np.random.default_rng(0), 10
data = rng.uniform(-1, 1, (40, 1))
y = np.sin(5 * data) + rng.normal(0, 0.1, data.shape)
depths, random, trained, medians, most = [1, 2, 3, 4, 6], [], [], [], []
for depth in depths:
    sizes = [1, *[k := 24 // depth] * depth, 1]
    net = MLP(sizes, hidden="relu", init="he", replicas=starts, rng=rng)
    for b in net.biases[:-1]:
        b[...] = rng.normal(0, 0.5, b.shape)
    random.append([count(net, r) for r in range(starts)])
    train(net, data, y, mse, Adam(0.01), epochs=150)
    trained.append([count(net, r) for r in range(starts)])
    most.append((k + 1) ** depth)
    medians.append([float(np.median(c[-1])) for c in (random, trained)])
    print(f"{depth} x {k:2}: {medians[-1]}, limit {most[-1]:,}")
fig, ax = plt.subplots(figsize=(4.5, 3))
ax.semilogy(depths, most, "--", color="black")
ax.text(3.2, 2000, "limit", ha="right")
for depth, before, after in zip(depths, random, trained):
    ax.plot([depth - 0.15] * starts, before, "o", color="C0", fillstyle="none")
    ax.plot([depth + 0.15] * starts, after, "x", color="C1")
ax.set(xlabel="hidden layers", ylabel="pieces", xticks=depths)
