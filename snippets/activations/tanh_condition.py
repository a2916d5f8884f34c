import numpy as np

from nnref import relu, sigmoid, tanh

points, p = np.polynomial.hermite_e.hermegauss(80)  # z: normal
p = p / p.sum()
rng = np.random.default_rng(0)
found, predicted, with_bias = [], [], []


def measure(x):
    curvatures = np.linalg.eigvalsh(x.T @ x / len(x))
    return float(curvatures[-1] / curvatures[0])


print("         d formula samples   bias")
for f in (sigmoid, tanh, relu):
    x_bar = p @ f(points)
    s2 = p @ f(points) ** 2 - x_bar**2
    if f is relu:  # a kink: by hand
        x_bar = 1 / np.sqrt(2 * np.pi)
        s2 = 1 / 2 - x_bar**2
    for d in (2, 8, 64):
        x = f(rng.normal(size=(20000, d)))
        found.append(measure(x))
        with_bias.append(measure(np.column_stack([x, np.ones(20000)])))
        predicted.append(1 + d * x_bar**2 / s2)
        row = predicted[-1], found[-1], with_bias[-1]
        print(f"{f.name:7}{d:3}" + "{:8.1f}{:8.1f}{:7.1f}".format(*row))
