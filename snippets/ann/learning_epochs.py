from math import ceil

import numpy as np

n, rng, counts = 6, np.random.default_rng(0), []
for B in (1, 2, 4, 6):
    order = rng.permutation(n)  # every sample once: an epoch
    batches = [order[k : k + B] for k in range(0, n, B)]
    counts.append(len(batches))
    assert counts[-1] == ceil(n / B)
    shown = " | ".join(" ".join(map(str, rows)) for rows in batches)
    print(f"B = {B}: {shown}")
