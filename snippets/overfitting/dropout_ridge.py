import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
n, d, p, eta, runs = 10, 3, 0.3, 0.15, 1024
x = rng.normal(size=(n, d)) * [1.0, 1.5, 2.0]
y = x @ [1.0, -1.0, 0.5] + 0.5 * rng.normal(size=n)
strength = p / (1 - p) * (x**2).mean(axis=0)  # one for each weight
ridge = np.linalg.solve(x.T @ x / n + np.diag(strength), x.T @ y / n)
plain = np.linalg.solve(x.T @ x / n, x.T @ y / n)

w = np.zeros((runs, d, 1))  # each run draws masks of its own
for step in range(80):
    masked = x * (rng.random((runs, n, d)) >= p) / (1 - p)
    error = masked @ w - y[:, None]
    w -= eta * masked.transpose(0, 2, 1) @ error / n
w = w[:, :, 0]
print("least squares ", plain.round(2))
print("ridge         ", ridge.round(2))
print("one run       ", w[0].round(2))
print("mean of runs  ", w.mean(axis=0).round(2))

counts = 2 ** np.arange(8)
far = []  # from the ridge, for means of K runs: root mean square
for K in counts:
    off = w.reshape(-1, K, d).mean(axis=1) - ridge
    far.append(np.sqrt((off**2).sum(axis=1).mean()))
from_plain = np.linalg.norm(plain - ridge)
ratio = far[0] / far[6]  # of 1 run to 64

fig, ax = plt.subplots(figsize=(4.5, 2.8))
ax.loglog(counts, far[0] / np.sqrt(counts), "C1-")
ax.loglog(counts, far, "o", color="C0")
ax.axhline(from_plain, color="black", linestyle="--")
ax.text(1, from_plain * 0.82, "without dropout", va="top")
ax.text(4, far[2] * 1.5, "$1 / \\sqrt{K}$", color="C1", size=11)
ax.set(xlabel="runs in the mean", ylabel="distance to ridge")
ax.set(ylim=(0.004, 2), xticks=counts, xticklabels=counts)
ax.minorticks_off()
