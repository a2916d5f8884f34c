import numpy as np
from numpy.polynomial.legendre import legvander

n, noise, degree = 20, 0.3, 10
x, x_new = (2 * np.arange(n) + 1) / n - 1, np.linspace(-0.95, 0.95, 200)
Phi, new = legvander(x, degree), legvander(x_new, degree)
table = []
print("strength  bias^2  variance")
for strength in (0, 0.01, 0.1, 1, 10, 100):
    A = Phi.T @ Phi + strength * np.eye(degree + 1)
    H = new @ np.linalg.solve(A, Phi.T)  # from y to the fit at x_new
    off = H @ np.sin(np.pi * x) - np.sin(np.pi * x_new)
    table.append([(off**2).mean(), noise**2 * (H**2).sum(axis=1).mean()])
    print("{:8} {:7.4f} {:7.4f}".format(strength, *table[-1]))
sums = np.sum(table, axis=1)
