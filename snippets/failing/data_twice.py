import numpy as np

rng = np.random.default_rng(0)
once = rng.normal(size=(500, 4))
table = np.vstack([once, once[:60]])  # 60 rows were entered twice
rows, counts = np.unique(table, axis=0, return_counts=True)
repeated = (counts > 1).sum()
print(f"{len(table)} rows, {len(rows)} different, {repeated} repeated")

shared = []
for run in range(200):
    order = rng.permutation(560)
    number = np.where(order < 500, order, order - 500)  # which original
    test, train = np.split(number, [112])
    shared.append(np.isin(test, train).mean())
share = np.mean(shared)
print(f"test rows that training has seen: {share:.0%}")
