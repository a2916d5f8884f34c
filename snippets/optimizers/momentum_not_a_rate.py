import numpy as np

from nnref import SGD, Momentum, minimize, quadratic

f = quadratic(np.diag([1.0, 100.0]))
eta, beta = (2 / 11) ** 2, (9 / 11) ** 2  # the best for kappa = 100
rules = {
    "descent, best rate": SGD(2 / 101),
    "descent, eta / (1 - beta)": SGD(eta / (1 - beta)),
    "momentum": Momentum(eta, beta),
}
ends = []
for name, rule in rules.items():
    path = minimize(f, [1.0, 1.0], rule, steps=50)
    ends.append(float(np.linalg.norm(path[-1])))
    print(f"{name:25} {ends[-1]:.1e}")
