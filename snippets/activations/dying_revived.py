import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, binary_cross_entropy, circles, elu, leaky_relu, relu

x, y = circles(60, rng=0)
y, starts, every = y[:, None], 20, 5


def run(net, eta, steps):
    """Train; every 5 steps the share of units with z <= 0 for all samples."""
    shares = []
    for step in range(steps + 1):
        if step % every == 0:
            z = net.forward(x).z[0]  # (20, 60, 16)
            shares.append(float((z <= 0).all(axis=1).mean()))
        loss, grad = net.loss_and_gradient(x, y, binary_cross_entropy)
        net.theta -= eta * grad * (step < steps)
    return shares, float(np.median(loss))


net = MLP([2, 16, 1], relu, init="he", replicas=starts, rng=0)
begin, rows = run(net, 8.0, 40)[0], []  # far too large
fig, ax = plt.subplots(figsize=(4.5, 3))
ax.plot(range(0, 41, every), begin, color="black")
for f, name, line, up in (
    (relu, "ReLU", "C0-", 0.04),
    (leaky_relu, "leaky, 0.01", "C1-.", 0),
    (leaky_relu.bind(alpha=0.1), "leaky, 0.1", "C2--", 0),
    (elu, "ELU", "C3:", 0),
):
    copy = MLP(net.sizes, f, replicas=starts)
    copy.theta = net.theta  # the dead units, too
    shares, loss = run(copy, 1.0, 120)
    rows.append([shares[-1], loss])
    print(f"{name:11} dead {shares[-1]:.0%}, loss {loss:.2f}")
    ax.plot(range(40, 161, every), shares, line)
    ax.text(163, shares[-1] + up, name, color=line[:2], va="center")
ax.set(xlabel="step", ylabel="share dead", xlim=(0, 220), ylim=(0, 1))
ax.set_xticks([0, 40, 80, 120, 160])
