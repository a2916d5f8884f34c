import matplotlib.pyplot as plt
import numpy as np

from nnref import himmelblau


def hessian(theta, h=1e-5):  # (n, 2) -> (n, 2, 2)
    ahead = himmelblau(theta[:, None] + h * np.eye(2))[1]
    return (ahead - himmelblau(theta[:, None] - h * np.eye(2))[1]) / (2 * h)


def grid(count):  # (count, count, 2)
    return np.stack(np.meshgrid(*2 * [np.linspace(-5, 5, count)]), axis=-1)


theta = down = grid(21).reshape(-1, 2)  # (441, 2)
starts = len(theta)
for _ in range(30):  # Newton's method: to any point where the gradient is 0
    gradient = himmelblau(theta)[1]
    theta = theta - np.linalg.solve(hessian(theta), gradient[..., None])[..., 0]
for _ in range(300):  # gradient descent from the same starts
    down = down - 0.004 * himmelblau(down)[1]
points, ends = np.unique(theta.round(4), axis=0, return_counts=True)
curvatures = np.linalg.eigvalsh(hessian(points))  # (9, 2), smaller first
below = (curvatures < 0).sum(axis=1)  # how many eigenvalues are negative
arrived = (abs(down - points[:, None]).max(axis=2) < 1e-3).sum(axis=1)
count, by_newton, by_descent = np.zeros((3, 3), dtype=int)
fig, ax = plt.subplots(figsize=(4.5, 4.2))
heights = np.sort(himmelblau(points[below == 1])[0])  # of the saddles
window = np.linspace(-5, 5, 101)
ax.contour(window, window, himmelblau(grid(101))[0], heights, colors="gray")
print("          eigenvalues  Newton  descent")
for k, name in enumerate(["minimum", "saddle", "maximum"]):
    kind = below == k
    count[k], by_newton[k] = kind.sum(), ends[kind].sum()
    by_descent[k] = arrived[kind].sum()
    for (low, high), n, m in zip(curvatures[kind], ends[kind], arrived[kind]):
        print(f"{name:7} {low:6.1f} {high:6.1f} {n:7} {m:8}")
    ax.plot(*points[kind].T, ["C0o", "C1X", "C2^"][k], markersize=9)
ax.set(xlabel="$w_1$", ylabel="$w_2$", aspect="equal")
