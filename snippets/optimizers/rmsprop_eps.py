import numpy as np

eta, rho, eps, t = 0.001, 0.99, 1e-7, 2000
table = []
for g in (1.0, 1e-3, 1e-5):
    s = g**2 * (1 - rho**t)  # after t steps with the gradient g
    outside = eta * g / (np.sqrt(s) + eps)
    inside = eta * g / np.sqrt(s + eps)
    table.append([outside / eta, inside / eta])
    print("g = {:g}: {:.3f} eta, {:.3f} eta".format(g, *table[-1]))
