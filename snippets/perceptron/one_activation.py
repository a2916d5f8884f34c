from itertools import product

import numpy as np

from nnref import gate, leaky_relu, relu, sigmoid, step, tanh

x, y = gate("XOR")  # rows 00, 01, 10, 11


def bump(z):
    return np.exp(-(z**2))  # rises to 1 at z = 0, then falls again


counts, solved = [], []
grid = np.arange(-2, 2.1, 0.5)
for f in (step, sigmoid, tanh, relu, leaky_relu, bump):
    tables = set()
    for w1, w2, b in product(grid, grid, grid):
        a = f(x @ [w1, w2] + b)  # one weighted sum, one activation, (4,)
        for level in a:
            tables.add(tuple((a > level).astype(int).tolist()))
            tables.add(tuple((a >= level).astype(int).tolist()))
    counts.append(len(tables))
    solved.append(tuple(y.tolist()) in tables)
    name = getattr(f, "name", "bump")
    print(f"{name:10} {counts[-1]} tables, XOR {solved[-1]}")
