import numpy as np

from nnref import Adam


def path(gradients):
    theta, opt, places = np.zeros(1), Adam(0.01), [0.0]
    for g in gradients:
        opt.step(theta, np.array([g]))
        places.append(float(theta[0]))
    return np.array(places)


g = np.ones(400)
scaled = float(np.abs(path(g) - path(0.001 * g)).max())
print(f"all gradients times 0.001: {scaled:.4f} apart")

g[100] = 100.0  # a single large one
shares = []  # of the usual step, 100 steps later
for name, gradients in [("as it is", g), ("clipped", g.clip(-1, 1))]:
    steps = np.abs(np.diff(path(gradients)))
    shares.append(float(steps[200] / steps[99]))
    print(f"{name}: {shares[-1]:.2f} of the usual step")
