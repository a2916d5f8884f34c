import numpy as np

rng = np.random.default_rng(0)
slips = {"(k, 1)": lambda n, k: (k, 1), "(n,)": lambda n, k: (n,)}
results = []
for n, d, k in [(6, 3, 4), (4, 3, 4), (1, 3, 4), (6, 3, 1)]:
    x, W = rng.normal(size=(n, d)), rng.normal(size=(d, k))
    print(f"n = {n}, k = {k}: z should be {(n, k)}")
    row = []
    for name, shape in slips.items():
        b = rng.normal(size=shape(n, k))
        try:
            row.append((x @ W + b).shape)
        except ValueError:
            row.append(())
        print(f"  b of shape {name:6} -> {row[-1] or 'error'}")
    results.append(row)
