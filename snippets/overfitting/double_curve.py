import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
n, D, draws, sigma = 20, 100, 100, 0.5
w_star = 1 / np.arange(1, D + 1)  # the first features matter most
x = rng.standard_normal((draws, n, D))
y = (x @ w_star + sigma * rng.standard_normal((draws, n)))[..., None]

counts = [1, 2, 3, 5, 8, 12, 15, 17, 19, 20, 21, 23, 26, 32, 45, 65, 100]
trained, error, length, smallest = np.empty((4, len(counts), draws))
for k, d in enumerate(counts):
    U, s, Vt = np.linalg.svd(x[:, :, :d], full_matrices=False)
    w = np.zeros((draws, D, 1))  # the shortest of all best weights
    w[:, :d] = Vt.swapaxes(1, 2) @ (U.swapaxes(1, 2) @ y / s[..., None])
    trained[k] = ((x @ w - y) ** 2).mean(axis=(1, 2))
    error[k] = sigma**2 + ((w[..., 0] - w_star) ** 2).sum(axis=1)
    length[k], smallest[k] = np.sqrt((w**2).sum(axis=(1, 2))), s[:, -1]
low, middle, high = np.quantile(error, [0.25, 0.5, 0.75], axis=1)
trains, lengths, roots = np.median([trained, length, smallest], axis=2)
print("  d  train    new  length     s")
for row in list(zip(counts, trains, middle, lengths, roots))[::2]:
    print("{:3} {:6.2f} {:6.2f} {:7.2f} {:5.2f}".format(*row))

plots = plt.subplots(num="error", figsize=(4.5, 2.8))[1:]
plots += tuple(plt.subplots(2, num="norm", figsize=(4.5, 3.6), sharex=True)[1])
plots[0].fill_between(counts, low, high, color="C0", alpha=0.2, linewidth=0)
names = "error on new samples", "length of w", "smallest s"
tops = high.max(), lengths.max(), roots.max()
ticks = [1, 2, 5, 10, 20, 50, 100], [0.1, 0.2, 0.5, 1, 2, 5, 10, 50]
for k, (ax, line) in enumerate(zip(plots, (middle, lengths, roots))):
    ax.axvline(n, color="gray", linestyle=":")
    ax.loglog(counts, line, "os^"[k] + "-", color=f"C{k}", markersize=4)
    ax.set_ylabel(names[k])
    ax.set_xticks(ticks[0], ticks[0])
    ax.set_yticks(ticks[1], ticks[1])
    ax.minorticks_off()
    ax.set(ylim=(line.min() / 1.3, 1.3 * tops[k]))
plots[0].set_xlabel("features")
plots[2].set_xlabel("features")
