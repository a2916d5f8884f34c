import numpy as np

from nnref import SGD, Momentum, Nesterov, minimize, quadratic

beta, f = 0.9, quadratic(np.array([[1.0]]))  # the curvature is 1
limits = [2, 2 * (1 + beta), 2 * (1 + beta) / (1 + 2 * beta)]
names = ["plain", "momentum", "Nesterov"]
ends = []  # distance after 300 steps: below and above each limit
for name, limit in zip(names, limits):
    ends.append([])
    for eta in [0.99 * limit, 1.01 * limit]:
        opt = {"plain": SGD(eta), "momentum": Momentum(eta, beta),
               "Nesterov": Nesterov(eta, beta)}[name]
        path = minimize(f, [1.0], opt, steps=300)
        ends[-1].append(float(abs(path[-1, 0])))
    print(f"{name:8} limit {limit:.2f}", end="  ")
    print("falls | grows" if ends[-1][0] < 1 < ends[-1][1] else "?")
