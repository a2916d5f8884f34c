import matplotlib.pyplot as plt
import numpy as np

from nnref import digits, sigmoid, standardize

x, digit = digits()
x = np.column_stack([standardize(x), np.ones(len(x))])  # (n, 65)
y, n, B, eta = digit % 2, len(x), 32, 1 / 4
rng, w = np.random.default_rng(0), np.zeros(65)
whole, seen = [], []
for epoch in range(2):
    order = rng.permutation(n)
    for start in range(0, n, B):
        rows = order[start : start + B]
        z = x @ w
        losses = np.logaddexp(0, z) - y * z  # of all samples, (n,)
        whole.append(losses.mean())
        seen.append(losses[rows].mean())
        w -= eta * (sigmoid(z[rows]) - y[rows]) @ x[rows] / len(rows)
first, last, rises = whole[0], whole[-1], np.mean(np.diff(seen) > 0)
print(f"over all samples {first:.3f} to {last:.3f}")
print(f"of the batch: up in {rises:.0%} of the steps")
sizes, lowest = [1, 32, n], []
for size in sizes:  # the last losses again, in batches of other sizes
    cut = [losses[order[k : k + size]].mean() for k in range(0, n, size)]
    lowest.append(min(cut))
    print(f"B = {size:4}: lowest {lowest[-1]:.3f}")

fig, ax = plt.subplots(figsize=(4.5, 2.6))
ax.plot(seen, "C1--", linewidth=0.8)
ax.plot(whole, "C0-")
ax.text(45, 0.55, "one batch", color="C1")
ax.text(4, 0.05, "all samples", color="C0")
ax.set(xlabel="updates", ylabel="loss", ylim=(0, 0.75))
