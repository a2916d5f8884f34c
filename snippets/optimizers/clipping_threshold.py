import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, SGD, binary_cross_entropy, moons

x, y = moons(100, noise=0.2, rng=0)
y = y[:, None]  # (100, 1)
thresholds, starts = np.array([np.inf, 0.5, 0.2, 0.03]), 14
net = MLP([2, 8, 1], rng=1, replicas=4 * starts)
net.theta = np.tile(net.theta[:starts], (4, 1))
c = thresholds.repeat(starts)[:, None]  # (56, 1)
start = net.theta.copy()
opt, norms, rng = SGD(4.0), [], np.random.default_rng(0)
for t in range(300):
    rows = rng.integers(len(x), size=4)
    _, g = net.loss_and_gradient(x[rows], y[rows], binary_cross_entropy)
    norm = np.linalg.norm(g, axis=1, keepdims=True)  # (56, 1)
    g *= np.minimum(1, c / norm)  # between gradient and step
    opt.step(net.theta, g)
    norms.append(norm[:, 0])
loss = net.loss_and_gradient(x, y, binary_cross_entropy)[0]
low, median, high = np.quantile(loss.reshape(4, starts), [0.25, 0.5, 0.75], 1)
norms = np.array(norms).reshape(300, 4, starts)
average = float(norms[:, 1].mean())
clipped = (norms > thresholds[:, None]).mean(axis=(0, 2))  # share of steps
for k in range(1, 4):
    print(f"c = {thresholds[k]}: {clipped[k]:.0%} clipped,", end=" ")
    print(f"loss {median[k]:.2f}")
away = np.linalg.norm(net.theta - start, axis=1).reshape(4, starts)
moved = np.median(away, axis=1)  # how far the weights have moved
print("moved:", *moved[1:].round(1))

fig, (top, ax) = plt.subplots(2, figsize=(4.5, 4.4))
top.hist(norms[:, 1].ravel(), np.geomspace(1e-3, 10, 41), color="C0",
         histtype="step", linewidth=1.5)
top.axvline(0.5, color="black", linestyle="--")
top.set(xscale="log", xlabel="length of the gradient", ylabel="number of steps")
ax.errorbar(range(4), median, [median - low, high - median], fmt="C0o", ms=5)
ax.set(xticks=range(4), xticklabels=["none", "0.5", "0.2", "0.03"],
       xlabel="threshold", ylabel="loss", ylim=(0, None))
