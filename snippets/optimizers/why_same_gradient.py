import numpy as np

from nnref import SGD, Adam, Momentum, quadratic

f = quadratic(np.diag([1.0, 30.0]))
start = np.array([2.0, 0.8])
loss, g = f(start)  # the same for all of them
angles, falls = [], []
for rule in [SGD, Momentum, Adam]:
    theta = start.copy()
    rule(0.001).step(theta, g)  # the first step
    step = theta - start
    step /= np.linalg.norm(step)  # only its direction
    cosine = min(1.0, -g @ step / np.linalg.norm(g))
    angles.append(float(np.degrees(np.arccos(cosine))))
    falls.append(float((loss - f(start + 0.001 * step)[0]) / 0.001))
    print(f"{rule.__name__:8} {angles[-1]:4.0f} degrees, {falls[-1]:.1f}")
