import matplotlib.pyplot as plt
import numpy as np

angles = np.array([0.3, 1.4, 2.3, 2.9])  # of the vectors w
W = np.stack([np.cos(angles), np.sin(angles)])  # (2, 4): four units
b = np.array([0.1, -0.2, 0.6, 0.6])

fig, axes = plt.subplots(2, 2, figsize=(4.5, 4.6), sharex=True, sharey=True)
regions = []
for k, ax in zip((1, 2, 3, 4), axes.flat):
    for j in range(k):
        w, new = W[:, j], j == k - 1
        middle, along = -b[j] * w, np.array([-w[1], w[0]])  # |w| = 1
        ends = np.stack([middle - 9 * along, middle + 9 * along])
        color, dash = ("C1", "--") if new else ("black", "-")
        ax.plot(*ends.T, color=color, linestyle=dash)
    crossings = []
    for j in range(k - 1):  # of the new line with the others
        pair = [j, k - 1]
        crossings.append(np.linalg.solve(W[:, pair].T, -b[pair]))
    if crossings:
        ax.plot(*np.transpose(crossings), "o", color="C1", markersize=5)
    regions.append((regions[-1] if regions else 1) + len(crossings) + 1)
    print(f"line {k}: {len(crossings)} crossings, {regions[-1]} regions")
    ax.set_title(f"{regions[-1]} regions", size=10)
    ax.set(xlim=(-2, 2), ylim=(-2, 2), aspect="equal")
    ax.set(xticks=[-2, 0, 2], yticks=[-2, 0, 2])
for ax in axes[1]:
    ax.set_xlabel("$x_1$", size=12)
for ax in axes[:, 0]:
    ax.set_ylabel("$x_2$", size=12)
