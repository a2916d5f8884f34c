import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, regression_curve, squared_error

x, y = regression_curve(n=20)
net, pair = MLP([1, 4, 1], rng=0), MLP([1, 4, 1], replicas=2)
for step in range(1000):
    net.theta -= 0.4 * net.loss_and_gradient(x, y, squared_error)[1]
theta, h = net.theta, 1e-4  # (13,)
v = np.ones(13) / np.sqrt(13)
for turn in range(30):  # multiply by H, again and again (1)!
    pair.theta = theta + np.outer([h, -h], v)  # a little ahead and behind
    ahead, behind = pair.loss_and_gradient(x, y, squared_error)[1]
    Hv = (ahead - behind) / (2 * h)
    highest = float(np.linalg.norm(Hv))
    v = Hv / highest
K, limit = 64, 2 / highest
rates = limit * np.linspace(0.03, 1.29, K)
nets = MLP([1, 4, 1], replicas=2 * K)
nets.theta = theta + np.repeat([0 * v, h * v], K, axis=0)  # plain, pushed
L = nets.loss_and_gradient(x, y, squared_error)[0][0]
for step in range(150):
    if step == 4:
        gap = np.linalg.norm(nets.theta[K:] - nets.theta[:K], axis=1)
    gradients = nets.loss_and_gradient(x, y, squared_error)[1]
    nets.theta -= np.tile(rates, 2)[:, None] * gradients
factors = (gap / h) ** (1 / 4)  # of the push, in one step
rose = nets.loss_and_gradient(x, y, squared_error)[0][K:] > L
low, high = int(rose[rates < limit].sum()), int(rose[rates > limit].sum())
print(f"largest curvature {highest:.2f}, limit {limit:.3f}")
print(f"loss rose: {low} of {(rates < limit).sum()} below the limit,")
print(f"           {high} of {(rates > limit).sum()} above")
fig, ax = plt.subplots(figsize=(4.5, 2.7))
ax.plot([0, limit / 2, rates[-1]], [1, 0, rates[-1] * highest - 1], "k")
ax.plot(rates, factors, "o", color="C0", markersize=3.5)
ax.axhline(1, color="gray", linewidth=0.8)
ax.axvline(limit, color="C1", linestyle="--")
ax.text(limit * 0.98, 1.45, "$2/\\lambda_{\\max}$", color="C1", ha="right")
ax.set(xlabel="$\\eta$", ylabel="factor per step", ylim=(0, 1.7))
