import matplotlib.pyplot as plt
import numpy as np

from nnref import gate, sigmoid

x, y = gate("XOR")  # (4, 2), (4,)
y, starts, k, eta = y[:, None], 100, 4, 0.5  # k hidden units
total = dict(axis=2, keepdims=True)
rules = {
    "gradient": lambda delta, w: delta * w,
    "equal": lambda delta, w: delta / k * np.ones(k),
    "proportional": lambda delta, w: delta * w / w.sum(**total),
}
styles = [("C0", "-", 25, 0.1), ("C1", "--", 180, 0.52), ("C2", ":", 250, 0.41)]
fig, ax = plt.subplots(figsize=(4.5, 2.8))
learned = []
for (name, rule), (color, dash, *place) in zip(rules.items(), styles):
    rng, losses = np.random.default_rng(0), []
    W1, b1 = rng.normal(size=(starts, 2, k)), np.zeros((starts, 1, k))
    w2, b2 = rng.normal(size=(starts, 1, k)) / 2, np.zeros((starts, 1, 1))
    for _ in range(400):
        a = np.tanh(x @ W1 + b1)  # (starts, 4, k)
        y_hat = sigmoid((a * w2).sum(**total) + b2)
        losses.append(-np.log(np.abs(1 - y - y_hat)).mean(axis=(1, 2)))
        delta = (y_hat - y) / 4  # cross-entropy, averaged over the rows
        hidden = rule(delta, w2) * (1 - a**2)
        w2 = w2 - eta * (delta * a).sum(axis=1, keepdims=True)
        b2 = b2 - eta * delta.sum(axis=1, keepdims=True)
        W1 = W1 - eta * x.T @ hidden
        b1 = b1 - eta * hidden.sum(axis=1, keepdims=True)
    learned.append(int(((y_hat > 0.5) == y).all(axis=(1, 2)).sum()))
    low, middle, high = np.quantile(losses, [0.25, 0.5, 0.75], axis=1)
    ax.fill_between(range(400), low, high, color=color, alpha=0.15, linewidth=0)
    ax.plot(middle, color=color, linestyle=dash)
    ax.text(*place, name, color=color)
    print(f"{name:12} learns XOR in {learned[-1]} of {starts}")
ax.set(xlabel="step", ylabel="loss", xlim=(0, 400), ylim=(0, 0.8))
