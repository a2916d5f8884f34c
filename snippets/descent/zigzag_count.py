import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
kappas = np.array([2, 5, 10, 20, 50, 100, 200, 500, 1000])


def count(curvatures, theta):  # one run in each row, all at once
    eta = 2 / (curvatures.max(axis=1) + curvatures.min(axis=1))
    factors = 1 - eta[:, None] * curvatures
    goal = np.linalg.norm(theta, axis=1) / 1000
    steps = np.zeros(len(theta), dtype=int)
    while (far := np.linalg.norm(theta, axis=1) > goal).any():
        theta, steps = theta * factors, steps + far
    return steps


ones, k = np.ones((len(kappas), 1)), kappas[:, None]
two = count(np.hstack([ones, k]), np.hstack([ones, ones]))
between = k ** rng.random((len(kappas), 18))  # from 1 to kappa
start = rng.normal(size=(len(kappas), 20))
twenty = count(np.hstack([ones, between, k]), start)
predicted = kappas / 2 * np.log(1000)
print("kappa  predicted  of 2  of 20")
for row in zip(kappas, predicted, two, twenty):
    print("{:5} {:10.1f} {:5} {:6}".format(*row))
share = float((twenty / two).min())

fig, ax = plt.subplots(figsize=(4.5, 3))
ax.loglog(kappas, predicted, "-", color="black")
ax.loglog(kappas, two, "o", color="C0", markersize=5)
ax.loglog(kappas, twenty, "x", color="C1", markersize=5)
ax.text(18, 110, r"$\kappa \, \log(1000) \, / \, 2$", ha="right", size=11)
ax.text(250, 300, "20 parameters", color="C1")
ax.text(250, 1400, "2 parameters", color="C0", ha="right")
ax.set(ylabel="steps")
ax.set_xlabel(r"$\kappa$", size=13)
