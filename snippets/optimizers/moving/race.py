import numpy as np

from nnref import (AdaGrad, Adam, Momentum, beale, himmelblau, minimize,
                   quadratic, rosenbrock, saddle, valley)

H = [[36.64, -47.52], [-47.52, 64.36]]
fields = [quadratic(H), valley, rosenbrock, beale, himmelblau, saddle]
bounds = np.array([f.bounds for f in fields])  # (6, 2, 2)
bounds[2, 1] -= 0.5  # Adam gets as low as y = -1.1
lowest = [f(f.minima[0])[0] for f in fields]
tuned = np.array([  # log10 of the rates that the race found
    [-2, -2.5, -2, 0.5, 0.5, 0.5, 0, 0],
    [-0.5, -0.5, -0.5, 2, 1, 2, 0, 0],
    [-3, -3, -3, -0.5, 0, -1.5, 0, 0],
    [-3, -3.5, -4, 0, 1, -1, 0, 0],
    [-2, -2.5, -2, 0, 0.5, -1.5, 0, -0.5],
    [-0.5, -2, -0.5, 0, 0.5, -1, -0.5, -0.5]])
levels = [[1, 10, 50, 150], [0.5, 3, 8, 18], [2, 20, 200, 1000],
          [1, 10, 100, 1000], [10, 50, 120, 250], [0.05, 0.2, 0.6, 2]]
starts = [[-1.5, 1], [-7, 2], [-1.2, 1], [1.125, 2.25], [0, -1], [-1.5, 0.05]]

shown, picked = 100, [1, 3, 6]  # at first: on Rosenbrock's valley
opts = [kind(10 ** tuned[2, k])
        for kind, k in zip((Momentum, AdaGrad, Adam), picked)]
paths = [minimize(rosenbrock, starts[2], opt, shown) for opt in opts]
ends = [rosenbrock(path[-1])[0] for path in paths]
for opt, end in zip(opts, ends):
    print(f"{type(opt).__name__:8} {end:.3f}")

# Rosenbrock's function is c at x = 1 + c**0.5 * cos(angle)
contours = []  # points, two curves for each height
for c in levels[2]:
    angle = np.linspace(*np.arccos([c**-0.5, max(-1, -3 * c**-0.5)]), 7)
    x, root = 1 + c**0.5 * np.cos(angle), c**0.5 * np.sin(angle) / 10
    contours += [[x, x**2 + root], [x, x**2 - root]]
