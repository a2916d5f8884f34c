import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, Adam, digits, softmax, train

(x, y), epochs = digits(), np.arange(5, 46, 5)
rng, runs, n, bad = np.random.default_rng(0), 5, 240, 24
rows = np.array([rng.permutation(1797)[:n + 300] for _ in range(runs)])
(a, new), (right, y_new) = (np.split(v[rows], [n], 1) for v in (x / 16, y))
labels = right.copy()
labels[:, :bad] += rng.integers(1, 10, size=(runs, bad))  # of ten classes


def follow(a, labels):
    """Every 5 epochs: samples by falling loss, accuracy on new ones."""
    net = MLP([64, 24, 10], "relu", init="he", rng=0, replicas=runs)
    optimizer, ranks, shares = Adam(0.03), [], []
    for _ in epochs:
        train(net, a, labels, "softmax_cross_entropy", optimizer, 5)
        p = np.take_along_axis(softmax(net.predict(a)), labels[..., None], 2)
        ranks.append(np.argsort(p[:, :, 0], axis=1))  # the loss is -log p
        shares.append((net.classify(new) == y_new).mean(axis=1))
    return ranks, np.sort(shares, axis=1)


ranks, before = follow(a, labels % 10)
found = np.sort([(r[:, :bad] < bad).mean(axis=1) for r in ranks], axis=1)
keep = np.arange(runs)[:, None], ranks[2][:, bad:]
results = found, before, follow(a[keep], labels[keep] % 10)[1]
fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.6), sharey=True)
print("epoch 10   15   30   45")
for k, (name, rows) in enumerate(zip(("found", "all", "kept"), results)):
    ax, color, shown = axes[min(k, 1)], f"C{k}", rows[[1, 2, 5, 8], 2]
    ax.plot(epochs + k // 2, rows[:, 2], color + ("-", "--", "-")[k])
    ax.vlines(epochs + k // 2, rows[:, 0], rows[:, 4], color, linewidth=1)
    print(f"{name:5}", *(f"{number:.2f}" for number in shown))
axes[0].set(title="share found", xlabel="epoch", ylim=(0.3, 1.05))
axes[1].set(title="accuracy", xlabel="epoch")
axes[1].text(22, 0.72, "all samples", color="C1")
axes[1].text(22, 0.95, "without 24", color="C2")
