import matplotlib.pyplot as plt
import numpy as np

from nnref import regression_curve

x, y = regression_curve(40, noise=0.1, rng=1)  # (40, 1), (40, 1)
y, grid = y - y.mean(), np.linspace(x.min(), x.max(), 100)[:, None]
print(f"half variance {y.var() / 2:.3f}")
fig, ax = plt.subplots(figsize=(4.5, 2.4), layout="constrained")
ax.plot(x, y, "o", color="C0", markersize=4)
ends = []
for target, style in [(y[:, 0], "--"), (y, "-")]:  # (40,), (40, 1)
    rng = np.random.default_rng(0)
    W1, b1 = rng.normal(size=(1, 20)), rng.normal(size=20)
    W2 = rng.normal(size=(20, 1)) / 5
    for t in range(600):
        a1 = np.tanh(x @ W1 + b1)
        error = a1 @ W2 - target
        loss = (error**2).mean() / 2
        delta2 = error.mean(axis=1, keepdims=True) / len(x)  # (40, 1)
        delta1 = delta2 @ W2.T * (1 - a1**2)
        W2 = W2 - 0.3 * a1.T @ delta2
        W1, b1 = W1 - 0.3 * x.T @ delta1, b1 - 0.3 * delta1.sum(axis=0)
    output = np.tanh(x @ W1 + b1) @ W2
    ends.append([float(loss), float(np.ptp(output))])
    print(f"target {target.shape}: error {error.shape}")
    print("  loss {:.3f}, outputs spread {:.2f}".format(*ends[-1]))
    ax.plot(grid, np.tanh(grid @ W1 + b1) @ W2, "k" + style)
ax.text(0.4, 0.12, "$(n{,})$", size=12)
ax.text(0.4, 0.62, "$(n, 1)$", size=12)
ax.set_xlabel("$x$", size=12)
ax.set_ylabel("$y$", size=12)
