import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, SGD, gate, squared_error, train

x, y = gate("XOR")
widths, starts, solved, shares = [2, 3, 4, 8], 200, [], []
intervals = []
for width in widths:
    sizes, kind = [2, width, 1], dict(hidden="sigmoid", output="sigmoid")
    net = MLP(sizes, replicas=starts, rng=0, **kind)
    train(net, x, y[:, None], squared_error, SGD(8), epochs=1000)
    solved.append(int((net.classify(x) == y).all(axis=1).sum()))

    shares.append(solved[-1] / starts)
    p, n, s = shares[-1], starts, 1.96  # (1)!
    middle = (p + s**2 / (2 * n)) / (1 + s**2 / n)
    half = s * np.sqrt(p * (1 - p) / n + (s / (2 * n)) ** 2) / (1 + s**2 / n)
    intervals.append((middle - half, middle + half))
    low, high = intervals[-1]
    print(f"{width} hidden: {p:6.1%}  ({low:.1%} to {high:.1%})")

fig, ax = plt.subplots(figsize=(4.5, 2.6))
place = range(len(widths))
ax.vlines(place, *np.transpose(intervals), color="C0", linewidth=4, alpha=0.7)
ax.plot(place, shares, "o", color="C0", markersize=4)
ax.set(xlabel="hidden units", ylabel="share that succeeds")
ax.set(xticks=place, xticklabels=widths, xlim=(-0.5, 3.5), ylim=(0.7, 1.02))
