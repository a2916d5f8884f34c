from itertools import product

import numpy as np

from nnref import softmax

rng = np.random.default_rng(1)
masks = np.array(list(product([0, 1], repeat=10)))  # (1024, 10)
on = 2 * masks  # p = 0.5: all masks equally likely, 1 / (1 - p) = 2
h = np.maximum(0, rng.normal(size=10) + 0.5)  # ten hidden units, one sample
W = rng.normal(size=(10, 3))
z = on * h @ W  # logits of three classes, (1024, 3)
whole = h @ W  # as the network predicts

apart = np.abs(z.mean(axis=0) - whole).max()
mean = softmax(z).mean(axis=0)
geometric = np.exp(np.log(softmax(z)).mean(axis=0))
geometric = geometric / geometric.sum()
predicted = softmax(whole)
print("mean of logits the same:", bool(apart < 1e-12))
print("mean of outputs ", mean.round(3))
print("geometric mean  ", geometric.round(3))
print("network         ", predicted.round(3))

# the same ten units in two layers of five
V, w = rng.normal(size=(5, 5)), rng.normal(size=5)
first = np.abs(h[:5])
second = np.maximum(0, on[:, :5] * first @ V)  # (1024, 5)
deep = (on[:, 5:] * second @ w).mean()
deep_whole = np.maximum(0, first @ V) @ w
print(f"two layers: mean {deep:.3f}")
print(f"         network {deep_whole:.3f}")
