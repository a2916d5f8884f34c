import numpy as np

from nnref import himmelblau

start = np.array([0.0, 1.0])  # (2,)
apart = []
for eta in [0.02, 0.002]:
    together = start - eta * himmelblau(start)[1]
    mixed = start.copy()
    mixed[0] -= eta * himmelblau(mixed)[1][0]
    mixed[1] -= eta * himmelblau(mixed)[1][1]  # theta 1 is new already
    print(f"eta = {eta}:")
    for name, theta in [("together", together), ("mixed", mixed)]:
        print(f"  {name:8}  {theta.round(5)}  L {himmelblau(theta)[0]:.3f}")
    apart.append(float(np.abs(mixed - together).max()))
    print(f"  apart by {apart[-1]:.6f}")
shrinks = apart[0] / apart[1]
