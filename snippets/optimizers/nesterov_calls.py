import numpy as np

from nnref import Momentum, Nesterov, minimize, rosenbrock

calls = []  # the points where a gradient was asked for


def f(theta):
    calls.append(theta.copy())
    return rosenbrock(theta)


counts = []
for opt in [Momentum(0.0005, 0.9), Nesterov(0.0005, 0.9)]:
    calls.clear()
    path = minimize(f, [-1.0, 1.5], opt, steps=100)
    counts.append(len(calls))
    name = type(opt).__name__
    print(f"{name}: {counts[-1]} gradients in 100 steps")
on_path = bool(np.array_equal(np.array(calls), path[:100]))
print("all at points of the path:", on_path)
