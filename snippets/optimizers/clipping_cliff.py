import matplotlib.pyplot as plt
import numpy as np

from nnref import sigmoid


def loss_and_gradient(theta):
    """The same w and b 20 times in a row; theta (..., 2)."""
    w, b = theta[..., 0], theta[..., 1]
    a, by_w, by_b = 0.5, 0.0, 0.0  # and the slopes of a in w and b
    for _ in range(20):
        a_new = sigmoid(w * a + b)
        by_w = a_new * (1 - a_new) * (a + w * by_w)
        by_b = a_new * (1 - a_new) * (1 + w * by_b)
        a = a_new
    return (a - 0.7) ** 2, 2 * (a - 0.7) * np.array([by_w, by_b])


fig, ax = plt.subplots(figsize=(4.5, 3.4))
grid = np.meshgrid(np.linspace(4.5, 6.4, 300), np.linspace(-3.1, -2.1, 300))
values, _ = loss_and_gradient(np.stack(grid, axis=-1))
levels = [0.01, 0.04, 0.07, 0.2, 0.35, 0.4]
ax.contour(*grid, values, levels, colors="gray", linewidths=0.6)
lengths, ends, edge = [], [], (5.5 / 4) ** 20
for c, style in [(np.inf, "C1s--"), (0.2, "C0o-")]:
    path = [np.array([6.0, -2.4])]
    for t in range(40):
        _, g = loss_and_gradient(path[-1])
        g = g * min(1, c / np.linalg.norm(g))
        path.append(path[-1] - g)  # the rate is 1
    path = np.array(path)
    lengths.append(float(np.linalg.norm(np.diff(path, axis=0), axis=1).max()))
    ends.append(float(loss_and_gradient(path[-1])[0]))
    print(f"c = {c}: longest step {lengths[-1]:.2f},")
    print(f"  loss after 40 steps {ends[-1]:.3f}")
    ax.plot(*path.T, style, linewidth=1.2, markersize=5)
ax.plot(6, -2.4, "kX", markersize=9)
ax.text(4.55, -3.05, "high loss")
ax.text(5.85, -2.2, "low loss")
ax.set(xlim=(4.5, 6.4), ylim=(-3.1, -2.1), xlabel="weight", ylabel="bias")
