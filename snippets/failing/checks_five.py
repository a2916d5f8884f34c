import matplotlib.pyplot as plt
import numpy as np

from nnref import digits

pixels, y_all = digits()  # (1797, 64) from 0 to 16, (1797,)


def run(n, mistake, steps=100, rate=1.0):
    """Losses on the first n rows, and the accuracy on new rows."""
    rng = np.random.default_rng(0)
    x_all = pixels // 16 if mistake == "x // 16" else pixels / 16
    x, y, losses = x_all[:n], y_all[:n], []
    size = 0 if mistake == "W = 0" else 1 / 8
    W1, W2 = rng.normal(0, size, (64, 20)), rng.normal(0, size, (20, 10))
    x = rng.permutation(x) if mistake == "x shuffled" else x
    for t in range(steps):
        a1 = np.tanh(x @ W1)
        a2 = np.exp(a1 @ W2)
        a2 = a2 / a2.sum(axis=int(mistake != "axis = 0"), keepdims=True)
        losses.append(-np.log(a2[range(n), y]).mean())
        delta2 = (a2 - np.eye(10)[y]) / n
        delta1 = delta2 @ W2.T * (1 - a1**2)
        W1, W2 = W1 - rate * x.T @ delta1, W2 - rate * a1.T @ delta2
    guess = (np.tanh(x_all[800:] @ W1) @ W2).argmax(axis=1)
    return losses, float((guess == y_all[800:]).mean())


table, styles = [], ["C0-", "C1--", "C2-.", "C3:", "k--"]
names = "no mistake", "axis = 0", "W = 0", "x // 16", "x shuffled"
ax = plt.figure(figsize=(4.5, 2.8), layout="constrained").gca()
ax.set(xlabel="step", ylabel="loss on 20 rows", yscale="log", xlim=(0, 99))
print("program     start  batch   new")
for name, style in zip(names, styles):
    losses, share = run(20, name)[0], run(300, name)[1]
    table.append([losses[0], losses[-1], share])
    print(f"{name:11}{losses[0]:6.2f}{losses[-1]:7.2f}{share:6.0%}")
    ax.plot(losses, style)
    va = {"no mistake": "top", "x shuffled": "bottom"}.get(name, "center")
    ax.text(102, losses[-1], name, color=style[:2].strip("-"), va=va)
