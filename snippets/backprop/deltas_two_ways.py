import numpy as np

from nnref import sigmoid

rng = np.random.default_rng(0)
n = 4
x, y = rng.normal(size=(n, 2)), rng.uniform(size=(n, 2))
W1, W2 = rng.normal(size=(2, 3)), rng.normal(size=(3, 2))
b1, b2 = rng.normal(size=3), rng.normal(size=2)

z1 = x @ W1 + b1  # (4, 3)
a1 = sigmoid(z1)
z2 = a1 @ W2 + b2  # (4, 2)
a2 = sigmoid(z2)
slope1, slope2 = sigmoid.derivative(z1), sigmoid.derivative(z2)

delta2 = (a2 - y) / n * slope2  # (4, 2)
delta1 = delta2 @ W2.T * slope1  # (4, 3)
matrices = [a1.T @ delta2, delta2.sum(axis=0)]
matrices += [x.T @ delta1, delta1.sum(axis=0)]

by_W2, by_b2 = np.zeros((3, 2)), np.zeros(2)
by_W1, by_b1 = np.zeros((2, 3)), np.zeros(3)
for i in range(n):  # samples
    d2 = [(a2[i, j] - y[i, j]) / n * slope2[i, j] for j in range(2)]
    for m in range(3):  # hidden units
        back = sum(W2[m, j] * d2[j] for j in range(2))
        d1 = slope1[i, m] * back
        by_b1[m] += d1
        for j in range(2):  # outputs, and by chance as many inputs
            by_W2[m, j] += a1[i, m] * d2[j]
            by_W1[j, m] += x[i, j] * d1
    by_b2 += d2
loops = [by_W2, by_b2, by_W1, by_b1]

for name, p, q in zip(["W2", "b2", "W1", "b1"], matrices, loops):
    print(name, p.shape, "equal:", np.allclose(p, q, rtol=1e-12))
print("row of W1:", by_W1[0].round(4))
