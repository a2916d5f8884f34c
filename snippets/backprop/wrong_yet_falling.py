import matplotlib.pyplot as plt
import numpy as np

from nnref import moons

x, y = moons(n=100, rng=0)
y = y[:, None]  # (100, 1)


def descend(mistake, eta=0.2, steps=800):
    rng, losses = np.random.default_rng(0), []
    W1, b1 = rng.normal(size=(2, 8)), np.zeros(8)
    W2, b2 = rng.normal(size=(8, 1)) / 3, np.zeros(1)
    for step in range(steps + 1):
        a = np.tanh(x @ W1 + b1)
        error = a @ W2 + b2 - y
        losses.append(float((error**2).sum() / (2 * len(x))))
        delta2 = error / len(x)
        slope = 1 if mistake == "slope left out" else 1 - a**2
        delta1 = delta2 @ W2.T * slope
        W2, b2 = W2 - eta * a.T @ delta2, b2 - eta * delta2.sum(axis=0)
        W1 = W1 - eta * x.T @ delta1
        if mistake != "bias left out":
            b1 = b1 - eta * delta1.sum(axis=0)
    return losses


fig, ax = plt.subplots(figsize=(4.5, 2.7))
last = []
lines = {"right": "C0-", "bias left out": "C1--", "slope left out": "C2:"}
for mistake, line in lines.items():
    losses = descend(mistake)
    last.append(losses[-1])
    ax.plot(losses, line)
    print(f"{mistake:14} {losses[0]:.4f} to {last[-1]:.4f}")
ax.text(330, 0.02, "right gradient", color="C0", ha="right")
ax.text(800, 0.043, "bias left out", color="C1", ha="right")
ax.text(800, 0.029, "slope left out", color="C2", ha="right")
ax.set(xlabel="step", ylabel="loss", ylim=(0, 0.1))
