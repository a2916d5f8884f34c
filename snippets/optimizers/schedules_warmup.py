import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, binary_cross_entropy, constant, moons, warmup

T, starts, rates = 120, 20, [1.0, 3.0]
schedules = [constant(1.0), warmup(constant(1.0), steps=40)]
x, y = moons(24, noise=0.1, rng=0)
y = y[:, None]  # (24, 1)
net = MLP([2, 12, 12, 1], hidden="relu", init="he", rng=1, replicas=80)
net.theta = np.tile(net.theta[:starts], (4, 1))
losses = []
for t in range(T + 1):
    loss, g = net.loss_and_gradient(x, y, binary_cross_entropy)
    losses.append(loss.reshape(2, 2, starts))
    eta = np.outer(rates, [s(t) for s in schedules])  # (2, 2)
    net.theta -= eta.ravel().repeat(starts)[:, None] * g
losses = np.array(losses)  # (T + 1, rate, schedule, start)
stuck = (losses[-1] > 0.3).sum(axis=-1)  # (2, 2) runs
peak = np.median(losses[:20].max(axis=0), axis=-1)  # in 20 steps
dead = (net.forward(x).a[1] == 0).all(axis=1).mean(axis=1)
dead = dead.reshape(2, 2, starts).mean(axis=-1)  # share of units
for rate, h, p, d in zip(rates, stuck, peak, dead):
    print(f"rate {rate:g}, without and with:")
    print("  stuck:", *h, "of", starts)
    print("  highest loss:", *p.round(2))
    print("  dead units:", *[f"{share:.0%}" for share in d])
fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.7), sharey=True)
for j, name in enumerate(["constant", "with warm-up"]):  # at the rate 3
    axes[j].semilogy(losses[:, 1, j], color=f"C{1 - j}", linewidth=0.8)
    axes[j].set(xlabel="steps", title=name)
axes[0].set(ylabel="loss")
