import numpy as np

rng = np.random.default_rng(0)
n, d, k = 5, 3, 2  # all different: a mix-up shows
a, W = rng.normal(size=(n, d)), rng.normal(size=(d, k))
delta = rng.normal(size=(n, k))  # from the next layer

dW = a.T @ delta  # (3, 5) @ (5, 2)
db = delta.sum(axis=0)
da = delta @ W.T  # (5, 2) @ (2, 3)
for name, array in [("dW", dW), ("db", db), ("da", da)]:
    print(name, array.shape)

by_hand = np.zeros((d, k))
for m in range(d):
    for j in range(k):
        for i in range(n):  # the sum over samples
            by_hand[m, j] += a[i, m] * delta[i, j]
same = bool(np.allclose(by_hand, dW))
print("product and loops agree:", same)
