import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, binary_cross_entropy, circles

x, y = circles(60, rng=0)
kind = dict(sizes=[2, 3, 1], hidden="tanh", rng=0)


def slopes(theta):  # (k, 13) -> losses (k,), gradients (k, 13)
    net = MLP(replicas=len(theta), **kind)
    net.theta = theta
    return net.loss_and_gradient(x, y[:, None], binary_cross_entropy)


def curvatures(theta, h=1e-4):  # eigenvalues of the Hessian
    shifts = h * np.eye(13)
    change = slopes(theta + shifts)[1] - slopes(theta - shifts)[1]
    return np.linalg.eigvalsh(change / (2 * h))


net, losses, table = MLP(**kind), [], []
net.theta = MLP(replicas=40, **kind).theta[17]  # a start that seems stuck
for step in range(1500):
    loss, gradient = net.loss_and_gradient(x, y[:, None], binary_cross_entropy)
    losses.append(loss)
    if step in (800, 1499):
        low = curvatures(net.theta)[0]
        table.append([loss, np.linalg.norm(gradient), low])
        print(f"step {step}: loss {loss:.3f}")
        print(f"  |gradient| {table[-1][1]:.4f}, lowest {low:.4f}")
    net.theta -= 0.5 * gradient
fig, ax = plt.subplots(figsize=(4.3, 2.2))
ax.plot(losses, color="C0")
ax.plot(800, losses[800], "x", color="C1", markersize=9,
        markeredgewidth=2.5)
ax.text(600, losses[800] + 0.09, "seems stuck", color="C1")
ax.set(xlabel="step", ylabel="loss", xlim=(0, 1500), ylim=(0, 0.75))
