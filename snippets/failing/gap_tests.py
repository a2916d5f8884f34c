import numpy as np

from nnref import MLP, Adam, moons, train

rng, runs = np.random.default_rng(0), 10


def rows(n):
    pairs = [moons(n, noise=0.25, rng=rng) for _ in range(runs)]
    x, y = (np.array(part) for part in zip(*pairs))
    noise = rng.normal(size=(runs, n, 3))
    return 2 + 2 * np.concatenate([x, noise], axis=2), y[:, :, None]


def right(x, y, new, y_new):
    """Train on x, y. The accuracy on new rows, in each run."""
    net = MLP([5, 8, 1], "tanh", rng=0, replicas=runs)
    train(net, x, y, "binary_cross_entropy", Adam(0.1), 40)
    return ((net.predict(new) > 0) == y_new).mean(axis=(1, 2))


(x, y), (new, y_new) = rows(100), rows(200)
told, empty, moved = x.copy(), new.copy(), new.copy()
told[:, :, 4:] = y * (rng.random(y.shape) < 0.9)
empty[:, :, 4], moved[:, :, 1] = 0, moved[:, :, 1] + 1.5
cases = {"few samples": (x, new), "not scaled": (x, new),
         "column leaks": (told, empty), "sensor moved": (x, moved)}
which = np.tile(np.repeat([[0], [1]], 50, axis=0), (runs, 1, 1))
table, limit = [], 0.5 + 1.96 * np.sqrt(0.25 / 100)
for name, (a, b) in cases.items():
    mean, deviation = a.mean(1, keepdims=True), a.std(1, keepdims=True)
    a = (a - mean) / deviation
    b = b if name == "not scaled" else (b - mean) / deviation
    u, v, rest = y_new[:, :100], y_new[:, 100:], b[:, 100:]
    old, own = right(a, y, rest, v), right(b[:, :100], u, rest, v)
    both = [np.hstack([a[:, k], b[:, k]]) for k in np.split(np.r_[:100], 2)]
    apart = right(both[0], which, both[1], which)
    table.append([np.median(old), np.median(own), (own > old).sum(),
                  np.median(apart), (apart > limit).sum()])
    print("{:12} {:.2f} {:.2f} {:2} {:.2f} {:2}".format(name, *table[-1]))
