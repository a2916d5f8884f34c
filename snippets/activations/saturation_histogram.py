import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, digits

x, _ = digits()
fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.4), sharey=True)
means, ends = [], []
for ax, (name, times) in zip(axes, [("as they are", 1), ("times 20", 20)]):
    net = MLP([64, 16, 10], hidden="sigmoid", rng=0)
    net.weights[0][...] *= times
    a = net.forward(x / 16).a[0].ravel()  # hidden, all samples
    means.append(float(a.mean()))
    ends.append(float(((a < 0.05) | (a > 0.95)).mean()))
    print(f"weights {name}: mean {means[-1]:.2f}, ends {ends[-1]:.0%}")
    heights, _ = np.histogram(a, bins=20, range=(0, 1))
    centers = np.arange(0.025, 1, 0.05)
    ax.bar(centers, heights / len(a), width=0.04, color="C0")
    ax.set(title=name, xlabel="activation")
    ax.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
axes[0].set_ylabel("share")
