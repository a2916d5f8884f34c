import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, regression_curve, squared_error

x, right = regression_curve(n=40, rng=0)
wrong = right.copy()
wrong[17] *= 10  # a point in the wrong place: 3.3 instead of 0.33
others = np.arange(40) != 17
runs, table, found = [], [], []
for y, eta in ((wrong, 0.2), (wrong, 0.1), (right, 0.2)):
    net, rng = MLP([1, 8, 1], rng=0), np.random.default_rng(0)
    batch_losses, batches, losses = [], [], []
    for epoch in range(20):
        for batch in rng.permutation(40).reshape(10, 4):
            L, g = net.loss_and_gradient(x[batch], y[batch], squared_error)
            net.theta -= eta * g
            batches.append(set(batch.tolist()))
            batch_losses.append(L)
            errors = net.predict(x[others]) - y[others]
            losses.append(float((errors**2).mean() / 2))
    jumps = np.array(batch_losses) > 5 * np.median(batch_losses)
    epochs = len({int(t) // 10 for t in np.flatnonzero(jumps)})
    table.append([int(jumps.sum()), epochs, losses[-1]])
    runs.append(losses)
    print(f"rate {eta}: {jumps.sum()} jumps, in {epochs} of 20 epochs")
    if y is wrong:
        last = [batches[t] for t in np.flatnonzero(jumps)[-8:]]
        each = ((net.predict(x) - y) ** 2)[:, 0] / 2
        found.append([*set.intersection(*last), int(each.argmax())])
        print("  in the last 8:", found[-1][0], " worst:", found[-1][1])
means = np.reshape(runs[0], (20, 10)).mean(axis=1)  # of the epochs
rise = [float(np.divide(u[1:], u[:-1]).max()) for u in (runs[0], means)]

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.6), sharey=True)
axes[0].plot(runs[0], "C1-")
axes[1].plot(runs[2], "C0-")
axes[0].set(title="wrong sample", xlabel="step", ylabel="loss", ylim=0)
axes[1].set(title="repaired", xlabel="step")
