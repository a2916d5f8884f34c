import numpy as np

from nnref import sigmoid

x, y, eta = np.array([0.05, 0.10]), np.array([0.01, 0.99]), 0.5
losses = []
for order in ("slopes W1 W2", "slopes W2 W1", "W2 slopes W1"):
    W1 = np.array([[0.15, 0.25], [0.20, 0.30]])
    W2 = np.array([[0.40, 0.50], [0.45, 0.55]])
    a1 = sigmoid(x @ W1 + 0.35)
    a2 = sigmoid(a1 @ W2 + 0.60)
    delta2 = (a2 - y) * a2 * (1 - a2)
    for part in order.split():
        if part == "slopes":  # of the hidden layer
            delta1 = W2 @ delta2 * a1 * (1 - a1)
        elif part == "W1":
            W1 -= eta * np.outer(x, delta1)
        else:
            W2 -= eta * np.outer(a1, delta2)
    a2 = sigmoid(sigmoid(x @ W1 + 0.35) @ W2 + 0.60)
    losses.append(0.5 * ((a2 - y) ** 2).sum())
    print(f"{order}: loss {losses[-1]:.9f}")
