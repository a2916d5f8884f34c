import numpy as np

from nnref import quadratic

f, eta = quadratic([[2.5, 1.5], [1.5, 2.5]]), 1.0  # twice the limit
theta, losses = np.array([-2.0, 0.6]), []
with np.errstate(over="ignore", invalid="ignore"):  # no warnings
    for step in range(701):
        L, gradient = f(theta)
        losses.append(L)
        theta = theta - eta * gradient
for step in [0, 1, 2, 10, 100, 300, 400, 700]:
    print(f"step {step:3}: L {losses[step]:.3g}")
bad = int(np.argmin(np.isfinite(losses)))
print(f"not finite from step {bad} on")
