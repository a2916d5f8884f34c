import numpy as np

x, y = np.array([0.05, 0.10]), np.array([0.01, 0.99])
W1, b1 = np.array([[0.15, 0.25], [0.20, 0.30]]), np.array([0.35, 0.35])
W2, b2 = np.array([[0.40, 0.50], [0.45, 0.55]]), np.array([0.60, 0.60])
eta = 0.5


def forward(W1, b1, W2, b2):
    z1 = x @ W1 + b1
    a1 = 1 / (1 + np.exp(-z1))
    z2 = a1 @ W2 + b2
    a2 = 1 / (1 + np.exp(-z2))
    return z1, a1, z2, a2, 0.5 * (a2 - y) ** 2


z1, a1, z2, a2, halves = forward(W1, b1, W2, b2)
loss = halves.sum()

error = a2 - y  # the slopes of the loss in a2
slope2 = a2 * (1 - a2)
delta2 = error * slope2
by_W2 = np.outer(a1, delta2)  # entry (m, j): a1[m] * delta2[j]
back = W2 @ delta2  # the slopes of the loss in a1
slope1 = a1 * (1 - a1)
delta1 = back * slope1
by_W1 = np.outer(x, delta1)

new_W2 = W2 - eta * by_W2
new_W1 = W1 - eta * by_W1
new_loss = forward(new_W1, b1, new_W2, b2)[-1].sum()
new_b1, new_b2 = b1 - eta * delta1, b2 - eta * delta2
trained_loss = forward(new_W1, new_b1, new_W2, new_b2)[-1].sum()
print(f"loss              {loss:.9f}")
print(f"after a step      {new_loss:.9f}")
print(f"biases as well    {trained_loss:.9f}")
