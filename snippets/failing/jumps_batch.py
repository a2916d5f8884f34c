import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, regression_curve, squared_error

x, y = regression_curve(n=60, noise=0.3, rng=1)
net, rng = MLP([1, 8, 1], rng=0), np.random.default_rng(0)
batch_losses, losses = [], []
for epoch in range(12):
    for batch in rng.permutation(60).reshape(20, 3):
        L, g = net.loss_and_gradient(x[batch], y[batch], squared_error)
        batch_losses.append(L)
        whole = net.loss_and_gradient(x, y, squared_error)[0]
        losses.append(whole)
        net.theta -= 0.05 * g
late = slice(120, None)


def longest(values):
    """The largest factor from one step to the next."""
    return float((np.divide(values[1:], values[:-1])).max())


factors = [longest(batch_losses[late]), longest(losses[late])]
print(f"largest rise, batch loss:  x {factors[0]:.1f}")
print(f"largest rise, all samples: x {factors[1]:.2f}")
fig, ax = plt.subplots(figsize=(4.5, 2.6))
ax.plot(batch_losses, ".", color="C1", markersize=4)
ax.plot(losses, color="C0")
ax.set(xlabel="step", ylabel="loss", ylim=0)
ax.legend(["one batch", "all samples"], loc="upper right")
