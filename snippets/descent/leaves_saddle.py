import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, binary_cross_entropy, gate

x, y = gate("XOR")
y, eta, runs = y[:, None], 1, 20
saddle = np.array([0] * 8 + [1, -1, 0.5, -0.5] + [1] * 4 + [0])
rng = np.random.default_rng(0)
full, single = MLP([2, 4, 1], replicas=2), MLP([2, 4, 1], replicas=runs)
full.theta = [saddle, saddle + 0.001 * rng.normal(size=17)]
single.theta = [saddle] * runs

curves, solved = [], []
for net, B in ((full, 4), (single, 1)):
    losses = []
    for seen in range(0, 1001, B):
        if seen % 40 == 0:
            losses.append(net.loss_and_gradient(x, y, binary_cross_entropy)[0])
        rows = rng.integers(4, size=(runs, 1)) if B == 1 else slice(None)
        _, grad = net.loss_and_gradient(x[rows], y[rows], binary_cross_entropy)
        net.theta -= eta * grad
    curves.append(np.transpose(losses))
    right = (net.classify(x) == y[:, 0]).all(axis=1)
    solved.append(right.astype(int).tolist())
stays, nudged = curves[0][:, -1]
print(f"full batch:      {stays:.4f} at the end")
print(f"nudged by 0.001: {nudged:.4f}")
print(f"single samples:  {sum(solved[1])} of {runs} learn XOR")

fig, ax = plt.subplots(figsize=(4.5, 3))
counts = range(0, 1001, 40)
ax.plot(counts[::2], curves[1].T[::2], "C0-", linewidth=0.6)
ax.plot(counts, curves[0][0], "C1--")
ax.plot(counts, curves[0][1], "C2:")
ax.text(560, 0.74, "full batch", color="C1")
ax.text(560, 0.15, "full batch, nudged", color="C2")
ax.text(300, 1, "single samples", color="C0")
ax.set(xlabel="samples seen", ylabel="loss over all samples", ylim=(0, 1.2))
