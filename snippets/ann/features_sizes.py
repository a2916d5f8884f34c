import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, Adam, binary_cross_entropy, moons

sets = [moons(n=40, noise=0.3, rng=i) for i in range(8)]
x, y = (np.stack(parts) for parts in zip(*sets))  # (8, 40, 2), (8, 40)
x_new, y_new = moons(n=1000, noise=0.3, rng=100)  # not learned from
widths, steps = [1, 2, 4, 8, 32], 150
fig, ax = plt.subplots(figsize=(4.5, 3))
table, learned = [], []
print("hidden layers, samples, accuracy")
for layers, look, shift in [(1, "C0o-", 0.96), (2, "C1s--", 1.04)]:
    rows, fits = [], []
    for width in widths:
        sizes = [2] + layers * [width] + [1]
        net = MLP(sizes, replicas=8, rng=0)  # one for each set
        optimizer = Adam(0.08)  # steps that choose their own lengths
        for t in range(steps):
            loss, grad = net.loss_and_gradient(x, y[..., None],
                                               binary_cross_entropy)
            optimizer.step(net.theta, grad)
        right = (net.classify(x_new) == y_new).mean(axis=1)  # (8,)
        rows.append([float(q) for q in np.quantile(right, [0, 0.5, 1])])
        fits.append(float(np.median((net.classify(x) == y).mean(axis=1))))
    table.append(rows)
    learned.append(fits)
    low, middle, high = np.transpose(rows)
    at = shift * np.array(widths)
    ax.plot(at, middle, look, markersize=5, label=f"{layers}")
    ax.vlines(at, low, high, color=look[:2], linewidth=1)
    print(f"{layers} new", *(f"{q:.2f}" for q in middle))
    print(f"{layers} old", *(f"{q:.2f}" for q in fits))
ax.set_xscale("log", base=2)
ax.set_xticks(widths, widths)
ax.set(xlabel="units in each hidden layer", ylabel="validation accuracy",
       ylim=(0.72, 0.9))
ax.legend(title="hidden layers", loc="lower right", ncols=2)
