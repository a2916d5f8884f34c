import matplotlib.pyplot as plt
import numpy as np

from nnref import Perceptron

rng = np.random.default_rng(0)
n, ratios, most, sets, above = 100, [], [], 0, 0
fig, ax = plt.subplots(figsize=(4.5, 3.4))
kinds = [(3, "o", "C0", 200), (10, "x", "C1", 370), (30, "+", "C2", 680)]
for d, mark, color, height in kinds:
    bounds, updates = [], []
    for gamma in np.geomspace(0.04, 0.5, 70):
        y = rng.permutation(np.arange(n) % 2)  # (n,)
        side = rng.normal(size=(n, d - 1))
        side *= np.sqrt(1 - gamma**2) / np.linalg.norm(side, axis=1)[:, None]
        x = np.column_stack([(2 * y - 1) * gamma, side])  # (n, d) (1)!
        bounds.append(2 / gamma**2)  # R^2 = |x|^2 + 1 = 2
        updates.append(Perceptron(d).fit(x, y, max_epochs=2000).updates)
    ratio = np.array(updates) / bounds
    ratios.append(ratio.max())
    most.append(max(updates))
    sets, above = sets + len(updates), above + int((ratio > 1).sum())
    print(f"d = {d:2}: {min(updates)} to {max(updates)} updates,", end=" ")
    print(f"at most {ratio.max():.2f} of the bound")
    ax.loglog(bounds, updates, mark, color=color, markersize=4)
    ax.text(1500, height, f"$d = {d}$", color=color, va="center")
ax.loglog([8, 1500], [8, 1500], color="black")
ax.text(300, 450, "updates = bound", ha="right")
ax.set(xlabel="bound", ylabel="updates", xlim=(6, 4000))
