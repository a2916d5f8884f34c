import numpy as np

x, y = np.array([0.05, 0.10]), np.array([0.01, 0.99])
W1, b1 = np.array([[0.15, 0.25], [0.20, 0.30]]), 0.35
W2, b2 = np.array([[0.40, 0.50], [0.45, 0.55]]), 0.60
eta = 0.5


def step(right, kept):  # every number on paper has so many decimals
    def sigmoid(z):
        return np.round(1 / (1 + np.exp(-np.round(z, kept))), kept)

    a1 = sigmoid(x @ W1 + b1)
    a2 = sigmoid(a1 @ W2 + b2)
    delta2 = np.round((a2 - y) * a2 * (1 - a2), kept)
    new_W2 = np.round(W2 - eta * np.outer(a1, delta2), kept)
    back = np.round((W2 if right else new_W2) @ delta2, kept)
    delta1 = np.round(back * a1 * (1 - a1), kept)
    new_W1 = np.round(W1 - eta * np.outer(x, delta1), kept)
    a2 = sigmoid(sigmoid(x @ new_W1 + b1) @ new_W2 + b2)
    return np.round(0.5 * ((a2 - y) ** 2).sum(), kept)


print("decimals  right        wrong")
table = [(step(True, kept), step(False, kept)) for kept in range(4, 10)]
for kept, (right, wrong) in enumerate(table, start=4):
    print(f"{kept:8}  {right:<11.{kept}f}  {wrong:.{kept}f}")
