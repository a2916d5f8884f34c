import numpy as np

from nnref import check_gradient

rng, n, h = np.random.default_rng(0), 5, 1e-5
x, y = rng.normal(size=(n, 2)), rng.normal(size=(n, 3))
theta = rng.normal(size=21)  # W1 (2, 3), b1, W2 (3, 3), b2


def loss_and_gradient(theta, mistake):
    W1, b1 = theta[:6].reshape(2, 3), theta[6:9]
    W2, b2 = theta[9:18].reshape(3, 3), theta[18:]
    a = np.tanh(x @ W1 + b1)
    error = a @ W2 + b2 - y
    delta2 = error if mistake == "1/n missing" else error / n
    slope = 1 - a if mistake == "tanh' = 1 - a" else 1 - a**2
    back = W2 if mistake == "W2, not W2.T" else W2.T
    delta1 = delta2 @ back * slope
    sign = -1 if mistake == "sign of dW1" else 1
    dW1, db1 = sign * x.T @ delta1, delta1.sum(axis=0)
    if mistake == "bias missing":
        db1 = np.zeros(3)
    dW2, db2 = a.T @ delta2, delta2.sum(axis=0)
    parts = dW1.ravel(), db1, dW2.ravel(), db2
    return (error**2).sum() / (2 * n), np.concatenate(parts)


u, table = rng.normal(size=21), []  # u: a random direction
print(f"{'':13}  all slopes  along u")
mistakes = ["none", "1/n missing", "tanh' = 1 - a", "W2, not W2.T"]
for mistake in mistakes + ["bias missing", "sign of dW1"]:
    error = check_gradient(lambda t: loss_and_gradient(t, mistake), theta)
    sides = [loss_and_gradient(theta + s * h * u, mistake)[0] for s in (1, -1)]
    measured = (sides[0] - sides[1]) / (2 * h)
    rule = loss_and_gradient(theta, mistake)[1] @ u
    size = max(abs(rule), abs(measured))
    table.append([error, abs(rule - measured) / size])
    print(f"{mistake:13} {error:11.6f} {table[-1][1]:8.6f}")
