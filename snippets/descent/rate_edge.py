import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, regression_curve, squared_error

x, y = regression_curve(n=20)
net, eta, h = MLP([1, 4, 1], rng=0), 0.7, 1e-4
nudged = MLP([1, 4, 1], replicas=26)
times, losses, highest = range(0, 401, 20), [], []
for step in range(401):
    loss, gradient = net.loss_and_gradient(x, y, squared_error)
    losses.append(loss)
    if step in times:
        moves = h * np.vstack([np.eye(13), -np.eye(13)])  # (26, 13)
        nudged.theta = net.theta + moves
        slopes = nudged.loss_and_gradient(x, y, squared_error)[1]
        H = (slopes[:13] - slopes[13:]) / (2 * h)  # (13, 13)
        highest.append(float(np.linalg.eigvalsh(H)[-1]))
    net.theta -= eta * gradient
limit = 2 / eta
for k in [0, 5, 10, 15, 20]:
    row = times[k], losses[times[k]], highest[k]
    print("step {:3}: L {:.3f}, largest curvature {:.1f}".format(*row))

fig, axes = plt.subplots(2, 1, figsize=(4.5, 3.6), sharex=True)
axes[0].semilogy(losses, color="C0")
axes[1].plot(times, highest, "o-", color="C1", markersize=3.5)
axes[1].axhline(limit, color="black", linestyle="--", linewidth=1)
axes[1].text(400, limit + 0.07, "$2/\\eta$", ha="right")
axes[0].set(ylabel="loss")
axes[1].set(xlabel="steps", ylabel="largest curvature")
