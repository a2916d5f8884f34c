import matplotlib.pyplot as plt
import numpy as np

from nnref import digits, standardize

x, digit = digits()
x = np.column_stack([standardize(x), np.ones(len(x))])  # (n, 65) (1)!
y, n, epochs, seeds = digit % 2, len(x), 2, 6  # y = 1 for an odd digit
fig, ax = plt.subplots(figsize=(4.5, 3.2))
ax.plot([1, n], [np.log(2)] * 2, "C1:")  # as long as w is 0
runs = [(n, 4, "C1s-", (500, 0.43)), (32, 1 / 2, "C2^--", (90, 0.5)),
        (1, 1 / 32, "C0o-", (2, 0.5))]
tuned, ends, made = [], [], []
for B, most, look, place in runs:
    rates = most / np.array([8, 4, 2, 1])
    w, updates = np.zeros((seeds, 65, len(rates))), 0  # all runs at once
    rng, seen, losses = np.random.default_rng(0), [], []
    for epoch in range(epochs):
        order = rng.permuted([range(n)] * seeds, axis=1)
        for start in range(0, n, B):
            rows = order[:, start : start + B]  # (seeds, B)
            error = 1 / (1 + np.exp(-(x[rows] @ w))) - y[rows][..., None]
            w -= rates * (x[rows].mT @ error) / rows.shape[1]
            updates += 1
            if start + B >= n or updates & (updates - 1) == 0:  # (2)!
                z = x @ w  # (seeds, n, rates)
                each = np.logaddexp(0, z) - y[:, None] * z
                losses.append(each.mean(axis=1))
                seen.append(epoch * n + min(start + B, n))
    final = losses[-1].mean(axis=0)  # over the seeds
    k, color = final.argmin(), look[:2]
    tuned, ends, made = [*tuned, rates[k]], [*ends, final[k]], [*made, updates]
    print(f"B = {B}: {updates} updates, best rate {rates[k]:g}")
    print("  losses", *(f"{loss:.3f}" for loss in final))
    curves = np.array(losses)[..., k].T  # (seeds, marks)
    low, high = curves.min(axis=0), curves.max(axis=0)
    ax.fill_between(seen, low, high, color=color, alpha=0.3, linewidth=0)
    ax.semilogx(seen, curves.mean(axis=0), look, markersize=4)
    ax.text(*place, f"$B = {B}$", color=color)
ax.set(xlabel="samples seen", ylabel="loss over all samples")
