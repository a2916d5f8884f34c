import numpy as np

rng = np.random.default_rng(0)
d, k = 5, 4  # inputs, outputs
ranks = []
for m in (8, 5, 4, 3, 2, 1):  # units in the middle
    W1, W2 = rng.normal(size=(d, m)), rng.normal(size=(m, k))
    ranks.append(int(np.linalg.matrix_rank(W1 @ W2)))
    print(f"{d}-{m}-{k}: rank {ranks[-1]}, limit {min(d, m, k)}")
