from itertools import product

import numpy as np

from nnref import Perceptron

table = []
print("inputs  bound  updates")
for d in range(1, 8):
    x = np.array(list(product([0, 1], repeat=d)))  # (2^d, d)
    y = x.all(axis=1).astype(int)  # AND of d inputs
    u = (2 * y - 1)[:, None] * np.column_stack([x, np.ones(len(x))])
    v = np.array([2] * d + [1 - 2 * d])  # (1)!
    gamma = (u @ v).min() / np.linalg.norm(v)
    bound = (d + 1) / gamma**2
    updates = Perceptron(n_inputs=d).fit(x, y, max_epochs=1000).updates
    table.append((bound, updates))
    print(f"{d:6}  {bound:5.0f}  {updates:7}")
