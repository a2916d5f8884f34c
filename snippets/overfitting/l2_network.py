import matplotlib.pyplot as plt
import numpy as np

from nnref import L2, MLP, Adam, regression_curve, train

rng, runs, shown = np.random.default_rng(5), 8, 3
sets = [regression_curve(15, noise=0.5, rng=rng) for _ in range(runs)]
x = np.array([x for x, _ in sets])  # (8, 15, 1): a set for each network
y = np.array([y for _, y in sets])
grid = np.linspace(-1, 1, 101)[:, None]  # (101, 1)

strengths, quartiles, training = [0, 0.003, 0.1], [], []
fig, axes = plt.subplots(1, 3, figsize=(4.5, 2.3), sharey=True)
for strength, ax in zip(strengths, axes):
    net = MLP([1, 16, 16, 1], "tanh", rng=0, replicas=runs)
    train(net, x, y, "mse", Adam(0.05), epochs=200, penalty=L2(strength))
    curves = net.predict(grid)  # (8, 101, 1)
    excess = ((curves - np.sin(np.pi * grid)) ** 2).mean(axis=(1, 2))
    quartiles.append(np.quantile(excess, [0.25, 0.5, 0.75]))
    training.append(np.median(((net.predict(x) - y) ** 2).mean(axis=(1, 2))))
    print(f"lambda {strength}")
    print(f"  training error {training[-1]:.2f}")
    print("  from the sine  {:.2f}, {:.2f}, {:.2f}".format(*quartiles[-1]))

    ax.plot(grid, np.sin(np.pi * grid), "--", color="black", linewidth=1)
    ax.plot(grid, curves[shown], color="C0", linewidth=2)
    ax.plot(x[shown], y[shown], "o", color="C1", markersize=4)
    ax.set(xlim=(-1.1, 1.1), ylim=(-2.2, 2.2), xticks=[-1, 0, 1])
    ax.set_title(f"$\\lambda = {strength}$", size=11)
    ax.set_xlabel("$x$", size=12)
axes[0].set_ylabel("$y$", size=12)
