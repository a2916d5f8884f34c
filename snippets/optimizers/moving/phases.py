import numpy as np

from nnref import Momentum


def size(x, beta):  # x = eta lambda; the larger |mu|
    s = 1 + beta - x
    root = np.sqrt(np.maximum(s**2 - 4 * beta, 0))
    return np.where(s**2 < 4 * beta, np.sqrt(beta), (abs(s) + root) / 2)


# measured at 1600 points of the map, all at once
x, beta = np.meshgrid(np.linspace(0.05, 3.95, 40), np.linspace(0, 0.975, 40))
theta, u, grown = np.ones_like(x), np.zeros_like(x), []
for t in range(1500):
    u = beta * u + x * theta
    theta = theta - u
    length = np.hypot(theta, u)
    grown.append(np.log(length))
    theta, u = theta / length, u / length  # neither 0 nor infinite
measured = np.exp(np.mean(grown[500:], axis=0))
points, off = x.size, float(abs(measured - size(x, beta)).max())
print(f"{points} points, at most {off:.3f} off")

presets = [[0.09, 0.0], [0.09, 0.49], [0.09, 0.9], [2.5, 0.3], [2.7, 0.3]]
sizes, paths, steps = [], [], []
for x, beta in presets:
    theta, optimizer = np.array([1.0]), Momentum(lr=x, beta=beta)
    path = [1.0]
    for t in range(300):
        optimizer.step(theta, 1.0 * theta)  # curvature 1
        path.append(float(theta[0]))
    far = np.flatnonzero(np.abs(path) > 0.001)
    steps.append(int(far[-1]) + 1)  # 301: not within 300 steps
    sizes.append(float(size(x, beta)))
    paths.append(path[:51])
    print(f"{x}, {beta}: |mu| {sizes[-1]:.2f}, {steps[-1]:3} steps")
