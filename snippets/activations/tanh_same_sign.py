import numpy as np

from nnref import sigmoid

rng = np.random.default_rng(0)
a = sigmoid(rng.normal(size=(100, 12, 2)))  # 100 draws of 12 samples
goal = np.array([1.0, -1.0])
w = np.array([-1.0, 1.0])  # the start
print("samples  positive  mean 0")
shares = []
for size in (1, 2, 4, 12):
    row = []
    for x in (a, a - a.mean(axis=1, keepdims=True)):
        delta = (x * (w - goal)).sum(axis=2, keepdims=True)
        gradient = (delta * x)[:, :size].mean(axis=1)  # (100, 2)
        row.append(float((gradient.prod(axis=1) > 0).mean()))
    shares.append(row)
    print(f"{size:7} {row[0]:8.0%} {row[1]:8.0%}")
