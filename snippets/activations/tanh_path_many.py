import numpy as np

from nnref import sigmoid

goal = np.array([1.0, -1.0])
draws, n = 100, 12
rates = 0.5 * 2 ** np.arange(0, 6.5, 0.5)[:, None]  # (13, 1)
rng = np.random.default_rng(0)
a = sigmoid(rng.normal(size=(draws, 1, n, 2)))  # 1: all rates


def steps(x, limit=500):
    """Steps to the goal, for each draw, at its best rate."""
    w = np.zeros((draws, len(rates), 2)) - goal
    first = np.full(w.shape[:2], limit)
    for t in range(limit):
        sample = x[:, :, t % n]
        delta = (sample * (w - goal)).sum(axis=-1, keepdims=True)
        w = np.clip(w - rates * delta * sample, -100, 100)
        near = np.abs(w - goal).max(axis=-1) < 0.02
        first[near & (first == limit)] = t + 1
    return first.min(axis=1)


positive = steps(a)
centered = steps(a - a.mean(axis=2, keepdims=True))
medians = [float(np.median(positive)), float(np.median(centered))]
slower = int((positive > centered).sum())
print(f"median steps: positive {medians[0]:.0f}")
print(f"              mean 0   {medians[1]:.0f}")
print(f"positive takes more: {slower} of {draws}")
