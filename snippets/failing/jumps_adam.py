import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, regression_curve, squared_error

x, y = regression_curve(n=20)
odd = y + (np.arange(20) == 3)[:, None]  # one wrong target
names = ("usual", "beta2 0.98", "eps 0.01")  # 8 networks each
beta2 = np.repeat([0.999, 0.98, 0.999], 8)[:, None]
eps = np.repeat([1e-8, 1e-8, 0.01], 8)[:, None]
nets = MLP([1, 8, 1], replicas=24)
theta = np.tile(MLP([1, 8, 1], rng=0, replicas=8).theta, (3, 1))
state, first, rises = (theta, 0, 0), 0, []
fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.8), sharey=True)
for ax, last in zip(axes, (450, 1000)):
    (nets.theta, m, v), losses = state, []
    for t in range(first, last + 30):
        L, g = nets.loss_and_gradient(x, y, squared_error)
        losses.append(L)
        if t == last:  # the second run goes on from here, without it
            state, first = (nets.theta.copy(), m, v), last
            g = nets.loss_and_gradient(x, odd, squared_error)[1]
        m, v = 0.9 * m + 0.1 * g, beta2 * v + (1 - beta2) * g**2
        root = np.sqrt(v / (1 - beta2 ** (t + 1)))
        nets.theta -= 0.015 * m / (1 - 0.9 ** (t + 1)) / (root + eps)
    L = np.reshape(losses[-40:], (40, 3, 8))
    rises.append(L[11:16].max(axis=0) / L[10])
    for k, line in enumerate(("C1-", "C0--", "C2:")):
        ax.plot(range(last - 10, last + 30), np.median(L[:, k], axis=1), line)
    ax.set(title=f"step {last}", xlabel="step", ylim=(0, 0.01))
axes[0].set_ylabel("loss")
axes[0].legend(names)
table = np.median(rises, axis=2).T.tolist()
higher = [int((rise[0] > rise[1]).sum()) for rise in rises]
print("rise at step  450 1000")
for name, row in zip(names, table):  # rounding moves more digits
    print(f"{name:12}", *(f"{u:4.{int(u < 3)}f}" for u in row))
early = float(np.sqrt(1 - 0.999**451))  # bias correction at step 450
