import numpy as np

from nnref import quadratic

f = quadratic(np.diag([1.0, 10.0]))  # its minimum is 0


def descend(eta, tolerance):  # until the loss changes by less than that
    theta, steps, change = np.array([1.0, 1.0]), 0, np.inf
    loss, gradient = f(theta)
    while change >= tolerance:
        theta, steps, before = theta - eta * gradient, steps + 1, loss
        loss, gradient = f(theta)
        change = before - loss
    return steps, loss


plain, divided = [], []
for eta in (0.1, 0.01, 0.001):
    plain.append(descend(eta, 1e-5))
    divided.append(descend(eta, 1e-4 * eta))  # change / eta below 1e-4
    print(f"eta = {eta}")
    for name, (steps, loss) in (("  ", plain[-1]), ("/eta", divided[-1])):
        print(f"  change{name:5} {steps:4} steps, L {loss:.6f}")
