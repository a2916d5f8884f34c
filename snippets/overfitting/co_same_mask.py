import numpy as np

rng = np.random.default_rng(0)
n, k, p, draws = 60, 16, 0.5, 500
h = np.maximum(0, rng.normal(size=(n, k)))  # hidden outputs of a batch
v, y = rng.normal(size=k), rng.normal(size=n)
spread = []
for name, rows in (("one for all", 1), ("one each", n)):
    m = rng.random((draws, rows, k)) >= p
    a = m * h / (1 - p)  # (draws, n, k)
    error = a @ v - y
    grads = (error[:, :, None] * a).mean(axis=1)  # of the output weights
    off = grads - grads.mean(axis=0)
    spread.append(np.sqrt((off**2).sum(axis=1).mean()))
    print(f"{name:12} {spread[-1]:.2f}")
ratio = spread[0] / spread[1]
