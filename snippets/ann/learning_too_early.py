x, y, w1, w2, eta = 2.0, 1.0, 1.0, -1.0, 0.25


def loss(w1, w2):  # two neurons, one after the other
    return (w2 * (w1 * x) - y) ** 2 / 2


measured = (loss(w1 + 1e-6, w2) - loss(w1 - 1e-6, w2)) / 2e-6
a = w1 * x  # forward
delta = w2 * a - y
right = delta * w2 * x  # slope along w1
w2 = w2 - eta * delta * a  # updated too early
wrong = delta * w2 * x
print(f"measured {measured:.3f}, before {right:.3f}")
print(f"after the update of w2: {wrong:.3f}")
