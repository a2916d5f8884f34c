import numpy as np

from nnref import accuracy, moons


def vote(x, y, new, k):
    far = ((new[:, None] - x) ** 2).sum(axis=2)  # (new, n)
    nearest = far.argsort(axis=1)[:, :k]
    return (y[nearest].mean(axis=1) > 0.5).astype(int)


def folds(n, k, rng):
    """k pairs: the rows to train on, the rows to validate on."""
    parts = np.array_split(rng.permutation(n), k)
    for part in parts:
        yield np.setdiff1d(np.arange(n), part), part


rng = np.random.default_rng(0)
every = []
for run in range(100):
    x, y = moons(n=60, noise=0.4, rng=rng)
    every.append([
        accuracy(vote(x[seen], y[seen], x[held], 5), y[held])
        for seen, held in folds(60, 5, rng)
    ])  # fmt: skip
every = np.array(every)  # (100, 5)
first = every[0]
print("one data set", first.round(2))
print(f"mean {first.mean():.2f}, deviation {first.std(ddof=1):.2f}")
one, five = every[:, 0].std(), every.mean(axis=1).std()
print(f"100 data sets: one fold scatters by {one:.3f}")
print(f"               the mean of five by {five:.3f}")
