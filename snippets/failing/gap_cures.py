import numpy as np

from nnref import MLP, Adam, moons, train

rng, runs = np.random.default_rng(0), 10


def rows(n):
    pairs = [moons(n, noise=0.25, rng=rng) for _ in range(runs)]
    x, y = (np.array(part) for part in zip(*pairs))
    noise = rng.normal(size=(runs, n, 3))
    return 2 + 2 * np.concatenate([x, noise], axis=2), y[:, :, None]


def right(x, y, new, y_new):
    """Prepare both alike, train. The accuracy on new rows, by run."""
    mean, deviation = x.mean(1, keepdims=True), x.std(1, keepdims=True)
    net = MLP([x.shape[2], 8, 1], "tanh", rng=0, replicas=runs)
    train(net, (x - mean) / deviation, y, "binary_cross_entropy", Adam(0.1), 40)
    z = net.predict((new - mean) / deviation)
    return ((z > 0) == y_new).mean(axis=(1, 2))


(x, y), (new, y_new), (more, y_more) = rows(100), rows(200), rows(400)
shift = np.array([0, 1.5, 0, 0, 0])  # of the new sensor
(first, rest), (u, v) = (np.split(a, 2, 1) for a in (new + shift, y_new))
everything = np.hstack([x, more]), np.hstack([y, y_more])
cures = {"few samples": (*everything, new, y_new),
         "not scaled": (x, y, new, y_new),
         "column leaks": (x[:, :, :4], y, new[:, :, :4], y_new),
         "moved: undo": (x, y, rest - shift, v),
         "moved: add": (np.hstack([x, first]), np.hstack([y, u]), rest, v),
         "moved: alone": (first, u, rest, v)}
shares = [right(*cure) for cure in cures.values()]
after = [np.median(share) for share in shares]
for name, share in zip(cures, after):
    print(f"{name:13} {share:.2f}")
better, alone = (shares[0] > shares[1]).sum(), (shares[5] > shares[4]).sum()
print(f"500 samples beat 100 in {better} of {runs}")
print(f"alone beats add in {alone} of {runs}")
