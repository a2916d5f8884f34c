from itertools import combinations, product

import numpy as np

inputs, made, refuted, totals = [2, 3, 4], [], [], []
for d in inputs:
    x = np.array(list(product([0, 1], repeat=d)))  # (n, d)
    n = 2**d
    bits = 2 ** np.arange(n)  # a table is one number: row k is its bit k

    found = {2**n - 1}  # a low threshold: every row fires
    for w in product(range(-3, 4), repeat=d):
        z = x @ w  # (n,)
        found |= {int(bits @ (z > theta)) for theta in z}  # (1)!

    middles = {}  # twice the middle of two rows -> those pairs of rows
    for i, j in combinations(range(n), 2):
        middles.setdefault(tuple(x[i] + x[j]), []).append(bits[i] + bits[j])
    tables = np.arange(2**n)
    crossed = np.zeros(2**n, dtype=bool)
    for pairs in middles.values():
        for p, q in combinations(pairs, 2):  # p fires and q not, or reverse
            four = tables & (p | q)
            crossed |= (four == p) | (four == q)

    made.append(len(found))
    refuted.append(int(crossed.sum()))
    totals.append(2**n)
    both = made[-1] + refuted[-1]
    print(f"{d}: made {made[-1]:4}, refuted {refuted[-1]:5}", end=", ")
    print(f"sum {both} of {totals[-1]}")
share = [m / total for m, total in zip(made, totals)]
print("share made:", *(f"{s:.1%}" for s in share))
