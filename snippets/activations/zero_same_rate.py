import numpy as np

from nnref import sigmoid

goal = np.array([1.0, -1.0])
draws, n = 100, 12
rates = np.array([[0.5], [1], [2], [4], [8]])
rng = np.random.default_rng(0)
a = sigmoid(rng.normal(size=(draws, 1, n, 2)))  # 1: all rates


def steps(x, limit=500):
    """Steps to the goal, for each draw and rate."""
    w = np.zeros((draws, len(rates), 2)) - goal
    first = np.full(w.shape[:2], np.inf)
    for t in range(limit):
        sample = x[:, :, t % n]
        delta = (sample * (w - goal)).sum(axis=-1, keepdims=True)
        w = np.clip(w - rates * delta * sample, -100, 100)
        near = np.abs(w - goal).max(axis=-1) < 0.02
        first[near & (first == np.inf)] = t + 1
    return first


positive = steps(a)
centered = steps(a - a.mean(axis=2, keepdims=True))
medians = np.median([positive, centered], axis=1).T.tolist()
print("rate  positive  mean 0  (median)")
for rate, row in zip(rates[:, 0], medians):
    shown = [f"{m:g}" if m < np.inf else "-" for m in row]
    print(f"{rate:4} {shown[0]:>9} {shown[1]:>7}")
