import matplotlib.pyplot as plt
import numpy as np

from nnref import digits, one_hot

x, y = digits()
rng = np.random.default_rng(0)
padded = np.pad(x.reshape(-1, 8, 8) / 16, ((0, 0), (1, 1), (1, 1)))
W1, b1 = 0.3 * rng.normal(size=(64, 160)), rng.normal(size=160)

def hidden(far, i, j, rows):  # of images moved by far to one side
    images = (1 - far) * padded[rows, 1:9, 1:9]
    images = images + far * padded[rows, i:i + 8, j:j + 8]
    return np.maximum(0, images.reshape(-1, 64) @ W1 + b1)

pool, test = slice(0, 600), slice(900, None)
still, sides = hidden(0, 1, 1, pool), ((0, 1), (2, 1), (1, 0), (1, 2))
ways = [[still], *([still] + [hidden(far, *side, pool) for side in sides]
                   for far in (0.5, 1))]
tests = hidden(0, 1, 1, test), hidden(1, 0, 1, test)
counts, target = [50, 100, 200, 400], one_hot(y)
wrong = np.zeros((2, 3, len(counts), 5))  # tests, ways, counts, draws
for (k, c, draw), _ in np.ndenumerate(wrong[0]):
    rows = np.random.default_rng(draw).permutation(600)[:counts[c]]
    h = np.concatenate([copies[rows] for copies in ways[k]])
    t = np.tile(target[rows], (len(ways[k]), 1))
    W2 = np.linalg.solve(h.T @ h + 0.01 * len(h) * np.eye(160), h.T @ t)
    for s in range(2):
        wrong[s, k, c, draw] = ((tests[s] @ W2).argmax(1) != y[test]).mean()
middle = np.median(wrong, axis=3)
print(middle.round(3))
fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.8), sharey=True)
names = {"as they are": "C0o-", "half a pixel": "C1x--", "one pixel": "C2s:"}
for ax, title, rows in zip(axes, ("test as it is", "test moved"), middle):
    for (name, look), row in zip(names.items(), rows):
        ax.plot(range(4), row, look)
        if ax is axes[1]:
            ax.text(1.2, row[1] + 0.025, name, color=look[:2])
    ax.set(title=title, xlabel="images", xticks=range(4), xticklabels=counts)
axes[0].set(ylabel="error", ylim=(0, 0.72))
