import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, Adam, moons, train

rng, runs, results = np.random.default_rng(0), 10, []


def rows(n):
    """Two crescents and three columns of noise, in other units."""
    pairs = [moons(n, noise=0.25, rng=rng) for _ in range(runs)]
    x, y = (np.array(part) for part in zip(*pairs))
    noise = rng.normal(size=(runs, n, 3))
    return 2 + 2 * np.concatenate([x, noise], axis=2), y[:, :, None]


(x, y), (new, y_new) = rows(100), rows(200)
told, empty, moved = x.copy(), new.copy(), new.copy()
told[:, :, 4:] = y * (rng.random(y.shape) < 0.9)  # gives the label away
empty[:, :, 4] = 0  # in practice it is filled in later
moved[:, :, 1] += 1.5  # the sensor of the second column was replaced
cases = {"few samples": (x, new), "not scaled": (x, new),
         "column leaks": (told, empty), "sensor moved": (x, moved)}
fig, axes = plt.subplots(2, 2, figsize=(4.5, 3.8), sharex=True, sharey=True)
print("accuracy      train  valid.")
for ax, (name, (a, b)) in zip(axes.flat, cases.items()):
    mean, deviation = a.mean(1, keepdims=True), a.std(1, keepdims=True)
    a = (a - mean) / deviation
    b = b if name == "not scaled" else (b - mean) / deviation
    net = MLP([5, 8, 1], "tanh", rng=0, replicas=runs)
    history = train(net, a, y, "binary_cross_entropy", Adam(0.1), 40,
                    validation=(b, y_new))
    results.append([np.median(((net.predict(p) > 0) == q).mean(axis=(1, 2)))
                    for p, q in ((a, y), (b, y_new))])
    print("{:13} {:.2f}   {:.2f}".format(name, *results[-1]))
    ax.plot(np.median(history.loss, axis=1), "C0")
    ax.plot(np.median(history.validation_loss, axis=1), "C1--")
    ax.set(title=name, ylim=(0, 1.3))
axes[1, 0].set(xlabel="epoch", ylabel="loss")
axes[0, 0].legend(["training", "validation"], loc="upper right")
