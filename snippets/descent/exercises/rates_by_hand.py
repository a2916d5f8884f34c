import numpy as np

from nnref import SGD, minimize, quadratic

curvatures = np.array([2.0, 10.0])
limit = float(2 / curvatures.max())
best = float(2 / (curvatures.max() + curvatures.min()))
factors = 1 - 0.15 * curvatures
slowest = float(np.abs(factors).max())
print(f"limit {limit:.3f}, best {best:.4f}, factors {factors.round(3)}")

path = minimize(quadratic(np.diag(curvatures)), [1.0, 1.0], SGD(0.15), 20)
shares = path[20] / path[19]
print(f"measured in step 20: {shares.round(3)}")
