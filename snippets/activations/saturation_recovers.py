import numpy as np

from nnref import relu, sigmoid

x = np.array([0.2, 0.5, 1.0, 1.5])
y = 1.0  # for every sample
waits = []
for f in (sigmoid, relu):
    w, b, steps = 0.5, -7.0, 0
    first = max(w * x + b)
    while (f(w * x + b) < 0.5).any() and steps < 2000:
        z = w * x + b
        delta = (f(z) - y) * f.derivative(z)
        w, b = w - (delta * x).mean(), b - delta.mean()
        steps += 1
    waits.append(steps)
    z = w * x + b
    print(f"{f.name}: z from {first:.2f}, {steps} steps")
    print("  outputs", f(z).round(2))
