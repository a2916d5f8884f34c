import numpy as np

x, y = np.array([0.05, 0.10]), np.array([0.01, 0.99])
W1, b1 = np.array([[0.15, 0.25], [0.20, 0.30]]), 0.35
W2, b2 = np.array([[0.40, 0.50], [0.45, 0.55]]), 0.60
eta = 0.5


def forward(W1, W2):
    a1 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    a2 = 1 / (1 + np.exp(-(a1 @ W2 + b2)))
    return a1, a2, 0.5 * ((a2 - y) ** 2).sum()


a1, a2, loss = forward(W1, W2)
delta2 = (a2 - y) * a2 * (1 - a2)
new_W2 = W2 - eta * np.outer(a1, delta2)
back, corner, losses = [], [], []
for name, W in [("right order", W2), ("wrong order", new_W2)]:
    back.append(W @ delta2)
    new_W1 = W1 - eta * np.outer(x, back[-1] * a1 * (1 - a1))
    corner.append(new_W1[0, 0])  # the weight called w1 in the example
    losses.append(forward(new_W1, new_W2)[-1])
    print(name)
    print(f"  sum for unit 1 {back[-1][0]:.9f}")
    print(f"  new W1[0, 0]   {corner[-1]:.9f}")
    print(f"  loss after it  {losses[-1]:.9f}")
missing = eta * (delta2 @ delta2) * a1[0]
too_small = missing / back[0][0]
print(f"missing from the sum: {missing:.9f}")
