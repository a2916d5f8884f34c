from itertools import combinations, product

import numpy as np

rng = np.random.default_rng(0)


def count(W, b):  # W (2, k), b (k,): patterns around every crossing
    patterns, k = set(), len(b)
    for i, j in combinations(range(k), 2):
        crossing = np.linalg.solve(W[:, [i, j]].T, -b[[i, j]])
        on = crossing @ W + b > 0  # which units are on there
        for on[i], on[j] in product([False, True], repeat=2):
            patterns.add(tuple(on.tolist()))
    return len(patterns)


units, counted, bounds = [2, 3, 4, 6, 8, 12, 16], [], []
for k in units:
    W, b = rng.normal(size=(2, k)), rng.normal(size=k)
    counted.append(count(W, b))
    bounds.append(1 + k + k * (k - 1) // 2)
    print(f"{k:2} units: {counted[-1]:3} regions, limit {bounds[-1]:3}")
