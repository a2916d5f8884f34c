import matplotlib.pyplot as plt
import numpy as np

from nnref import AdaGrad, beale, minimize

eta, steps, cut, runs = 0.3, 600, 50, 20
rng = np.random.default_rng(0)
starts = rng.uniform(3, 4.5, size=(runs, 2))  # in a steep corner
starts[0] = 4, 3
path = minimize(beale, starts, AdaGrad(eta), steps)  # (601, 20, 2)
value, g = beale(path)
rest = minimize(beale, path[cut], AdaGrad(eta), steps - cut)  # s from 0
forgot = beale(rest)[0]
s = (g**2).sum(axis=0)
share = (g[:10] ** 2).sum(axis=0) / s  # of the first ten gradients
least = float(share.min())
ends = np.median(value[-1]), np.median(forgot[-1])
print("first gradient", g[0, 0].round(0))
print("last gradient", g[-1, 0].round(1))
print(f"first ten in s: {least:.4f}")
print("median losses: {:.2f}, {:.4f}".format(*ends))

fig, ax = plt.subplots(figsize=(4.5, 3))
ax.semilogy(value[:, 0], "C0-")
ax.semilogy(range(cut, steps + 1), forgot[:, 0], "C1--")
ax.plot(cut, value[cut, 0], "ko", markersize=5)
ax.text(330, 40, "AdaGrad", color="C0")
ax.text(240, 3e-2, "forgets once", color="C1")
ax.set(xlabel="steps", ylabel="loss")
