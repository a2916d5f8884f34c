import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, Adam, moons, train

rng, runs = np.random.default_rng(0), 8


def rows(n):
    pairs = [moons(n, noise=0.25, rng=rng) for _ in range(runs)]
    x, y = (np.array(part) for part in zip(*pairs))
    noise = rng.normal(size=(runs, n, 3))
    return 2 + 2 * np.concatenate([x, noise], axis=2), y[:, :, None]


names = "few samples", "not scaled", "column leaks", "sensor moved"
sizes, gaps = [50, 100, 200, 400], [[], [], [], []]
(most, labels), (new, y_new) = rows(400), rows(200)
for n in sizes:
    x, y, empty, moved = most[:, :n], labels[:, :n], new.copy(), new.copy()
    told = np.dstack([x[:, :, :4], y * (rng.random(y.shape) < 0.9)])
    empty[:, :, 4], moved[:, :, 1] = 0, moved[:, :, 1] + 1.5
    for a, chosen in ((x, (0, 1, 3)), (told, (2,))):
        mean, deviation = a.mean(1, keepdims=True), a.std(1, keepdims=True)
        net, a = MLP([5, 8, 1], rng=0, replicas=runs), (a - mean) / deviation
        train(net, a, y, "binary_cross_entropy", Adam(0.1), 30)
        for case in chosen:
            b = (new, new, empty, moved)[case]
            b = new if case == 1 else (b - mean) / deviation
            right, held = (((net.predict(p) > 0) == q).mean(axis=(1, 2))
                           for p, q in ((a, y), (b, y_new)))
            gaps[case].append(np.median(right - held))
fig, ax = plt.subplots(figsize=(4.5, 2.6))
for k, (name, gap, up) in enumerate(zip(names, gaps, (0, 0.015, 0, -0.015))):
    print(f"{name:13}", *(f"{g:.2f}" for g in gap))
    ax.semilogx(sizes, gap, f"C{k}" + ["o-", "x--", "^-.", "s:"][k])
    ax.text(46, gap[0] + up, name, color=f"C{k}", ha="right", va="center")
ax.set(xlabel="samples", ylabel="gap", xlim=(17, 440), ylim=(0, 0.43),
       xticks=sizes, xticklabels=sizes)
ax.minorticks_off()
