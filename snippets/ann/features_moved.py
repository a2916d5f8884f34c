import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, binary_cross_entropy, circles

x, y = circles(n=120, noise=0.08, rng=0)
net = MLP([2, 3, 1], rng=0)
for step in range(600):
    loss, grad = net.loss_and_gradient(x, y[:, None], binary_cross_entropy)
    net.theta -= 1.0 * grad
(W1, W2), (b1, b2) = net.weights, net.biases
h = net.forward(x).a[0]  # (120, 3), where the last layer sees the samples
right = float((net.classify(x) == y).mean())
best = 0.0  # of many lines in the plane of the inputs
for angle in np.linspace(0, np.pi, 180, endpoint=False):
    along = x @ [np.cos(angle), np.sin(angle)]
    share = ((along > along[:, None]) == y).mean(axis=1)
    best = max(best, float(share.max()), float(1 - share.min()))
print(f"best line in the plane: {best:.3f}")
print(f"plane in hidden space:  {right:.3f}")
fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.5))
line = np.array([-1.6, 1.6])
for j in range(3):  # where z_j = 0
    axes[0].plot(line, -(b1[j] + W1[0, j] * line) / W1[1, j], color="black")
normal = W2[:, 0] / np.linalg.norm(W2)
across = np.array([1, -1, 0]) - normal * (normal[0] - normal[1])
view = np.column_stack([normal, across / np.linalg.norm(across)])  # (3, 2)
corners = np.array(np.meshgrid(*[[-1, 1]] * 3)).reshape(3, 8).T
for one in corners:  # the edges of the cube
    for other in corners[np.abs(corners - one).sum(axis=1) == 2]:
        axes[1].plot(*(np.array([one, other]) @ view).T, color="lightgray")
axes[1].axvline(-b2[0] / np.linalg.norm(W2), color="black", linestyle="--")
for ax, rows in zip(axes, [x, h @ view]):
    ax.plot(*rows[y == 1].T, "o", color="C0", markersize=3)
    ax.plot(*rows[y == 0].T, "x", color="C1", markersize=4)
    ax.set(xticks=[], yticks=[], aspect="equal")
axes[0].set(xlim=line, ylim=line)
axes[0].set_xlabel("$x_1$", size=13)
axes[0].set_ylabel("$x_2$", size=13)
axes[1].axis("off")
