import matplotlib.pyplot as plt
import numpy as np

from nnref import sigmoid

x, y = np.array([[1.0, 2.0]]), np.array([[1.0, 0.0]])
W1 = np.array([[0.5, -1.0, 1.0], [0.5, 1.0, -1.5]])  # (2, 3)
W2 = np.array([[1.0, -1.0], [-2.0, 1.0], [1.0, 2.0]])  # (3, 2)


def loss(nudge):  # is added to z of hidden unit 2
    z1 = x @ W1 + nudge * np.array([0, 1, 0])
    a2 = sigmoid(sigmoid(z1) @ W2)
    return 0.5 * ((a2 - y) ** 2).sum()


h = 1e-5
delta = (loss(h) - loss(-h)) / (2 * h)  # the slope at 0
print(f"error term of hidden unit 2: {delta:.4f}")

nudges = np.linspace(-3, 3, 61)
fig, ax = plt.subplots(figsize=(4.5, 2.6))
ax.plot(nudges, [loss(nudge) for nudge in nudges], color="C0")
ends = np.array([-1.5, 1.5])
ax.plot(ends, loss(0) + delta * ends, "--", color="C1")
ax.plot(0, loss(0), "o", color="C1")
ax.annotate(rf"$\delta^{{(1)}}_2 = {delta:.3f}$", (0.2, 0.335), color="C1")
ax.set(xlabel="added to the weighted sum", ylabel="loss", ylim=(0.1, 0.5))
