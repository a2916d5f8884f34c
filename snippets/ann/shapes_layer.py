import numpy as np

n, d, k = 6, 3, 4  # samples, inputs, units
rng = np.random.default_rng(0)
x = rng.normal(size=(n, d))
W = rng.normal(size=(d, k))
b = rng.normal(size=k)
z = x @ W + b
print("x @ W ", x.shape, "@", W.shape, "->", (x @ W).shape)
print("+ b   ", b.shape, "to every row")
print("z     ", z.shape)

by_hand = sum(x[5, m] * W[m, 2] for m in range(d)) + b[2]
print(f"row 6, unit 3: {z[5, 2]:.4f}")
print(f"by hand:       {by_hand:.4f}")
try:
    x @ W.T
except ValueError:
    print("x @ W.T", x.shape, "@", W.T.shape, "-> error")
