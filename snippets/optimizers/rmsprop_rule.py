import numpy as np

from nnref import RMSProp

eta, rho, eps = 0.1, 0.99, 1e-8
theta, s, opt = np.array([0.0, 0.0]), np.zeros(2), RMSProp(0.1)
same, table = theta.copy(), []
g = np.array([3.0, -0.001])  # the same in every step
for t in range(1, 301):
    s = rho * s + (1 - rho) * g**2
    step = -eta * g / (np.sqrt(s) + eps)
    theta = theta + step
    opt.step(same, g)
    if t in (1, 2, 10, 69, 300):
        table.append([*step, eta / np.sqrt(1 - rho**t)])
        print(f"t = {t:3}: step {step.round(3)}")
difference = abs(theta - same).max()
print("as nnref:", bool(difference < 1e-9))
