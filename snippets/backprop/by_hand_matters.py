import matplotlib.pyplot as plt
import numpy as np

from nnref import sigmoid

x, y, eta = np.array([2.0, 2.0]), np.array([1.0, 1.0]), 1.25
curves, sums = [], []
for right in (True, False):
    W1, b1 = np.array([[1.0, -1.0], [-1.0, 1.0]]), np.zeros(2)
    W2, b2 = np.array([[-1.0, 0.0], [1.0, -1.0]]), np.zeros(2)
    losses = []
    for step in range(7):
        a1 = sigmoid(x @ W1 + b1)
        a2 = a1 @ W2 + b2  # outputs without a sigmoid
        losses.append(0.5 * ((a2 - y) ** 2).sum())
        delta2 = a2 - y
        new_W2 = W2 - eta * np.outer(a1, delta2)
        back = (W2 if right else new_W2) @ delta2
        delta1 = back * a1 * (1 - a1)
        if step == 0:
            sums.append(back)
        W1, b1 = W1 - eta * np.outer(x, delta1), b1 - eta * delta1
        W2, b2 = new_W2, b2 - eta * delta2
    curves.append(losses)
    print("right" if right else "wrong", "order, sums", sums[-1].round(3))
    print("  loss", *(f"{loss:.3f}" for loss in losses[:4]))

fig, ax = plt.subplots(figsize=(4.5, 2.8))
ax.semilogy(curves[0], "o-", color="C0")
ax.semilogy(curves[1], "s--", color="C1")
ax.text(3.9, 0.06, "right order", color="C0")
ax.text(2.2, 250, "wrong order", color="C1", ha="right")
ax.set(xlabel="steps", ylabel="loss")
