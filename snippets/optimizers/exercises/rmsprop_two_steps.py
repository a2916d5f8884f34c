import numpy as np

eta, rho, s = 0.1, 0.75, 0.0
lengths = []
for g in (8.0, 4.0):
    s = rho * s + (1 - rho) * g**2
    lengths.append(eta * g / np.sqrt(s))
    print(f"s = {s:g}, length {lengths[-1]:.3f}")
