import numpy as np

from nnref import SGD, Adam, Momentum

rng, scales = np.random.default_rng(0), np.diag([1.0, 10.0, 100.0])
starts = rng.normal(size=(20, 3))
turn = np.linalg.qr(rng.normal(size=(3, 3)))[0]
valleys = {"axes": np.eye(3), "turned": turn}
grids = {SGD: [0.016, 0.018, 0.0195], Momentum: [0.0025, 0.005, 0.01]}
grids[Adam] = [0.03, 0.1, 0.3, 1]


def median_steps(optimizer, T, limit=300):
    H = T @ scales @ T.T
    theta, first = starts @ T.T, np.full(20, limit)
    for t in range(limit):
        loss = ((theta @ H) * theta).sum(axis=1)  # twice the loss
        if t == 0:
            goal = loss / 1e6
        first[(loss <= goal) & (first == limit)] = t
        if first.max() < limit:
            break
        optimizer.step(theta, theta @ H)
    return int(np.median(first))


table = []
for name, T in valleys.items():
    print(f"valley: {name}")
    table.append([])
    for make, rates in grids.items():
        counts = [median_steps(make(lr), T) for lr in rates]
        table[-1].append(min(counts))
        lr = rates[int(np.argmin(counts))]
        print(f"  {make.__name__:8} {min(counts):3} steps, eta {lr}")
