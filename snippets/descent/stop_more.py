import numpy as np

from nnref import quadratic

f = quadratic(np.diag([1.0, 21.0]))
theta, eta, losses = np.array([1.0, 1e-5]), 0.1, []
for k in range(201):
    loss, gradient = f(theta)
    losses.append(loss)
    theta = theta - eta * gradient
best = int(np.argmin(losses))
for k in (0, best, 100, 200):
    print(f"step {k:3}: L {losses[k]:.2e}")
