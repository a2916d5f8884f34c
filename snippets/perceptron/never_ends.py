import numpy as np

from nnref import Perceptron

rng = np.random.default_rng(0)
x = rng.normal(size=(30, 2))
y = rng.integers(0, 2, size=30)  # labels from a coin
x[1], y[0], y[1] = x[0], 0, 1  # one input with both labels
record = Perceptron(n_inputs=2).fit(x, y, max_epochs=1000)
v = np.array([[*w, b] for w, b in record.history])  # (updates, 3)
length = np.linalg.norm(v, axis=1)
R = np.sqrt((x**2).sum(axis=1).max() + 1)
longest = [length[:k].max() for k in (100, 1000, 10_000)]
print(f"{record.updates} updates, converged: {record.converged}")
print("updates  longest |v|  sqrt(k) R")
limits = [np.sqrt(k) * R for k in (100, 1000, 10_000)]
for k, so_far, limit in zip((100, 1000, 10_000), longest, limits):
    print(f"{k:7}  {so_far:11.2f}  {limit:9.1f}")
