import matplotlib.pyplot as plt
import numpy as np

from nnref import SGD, minimize, quadratic

k, shares = 50, []
fig, ax = plt.subplots(figsize=(4.5, 2.6))
lines = [(10, "C2-.", 36, 3e-5), (100, "C0-", 49, 2e-2),
         (1000, "C1--", 49, 8)]
for kappa, line, at, height in lines:
    f = quadratic(np.diag([1.0, kappa]))
    path = minimize(f, [1.0, 1.0], SGD(2 / (1 + kappa)), steps=k)
    loss = f(path)[0] / f(path[0])[0]  # share of the first loss
    shares.append(float(loss[k]))
    print(f"kappa {kappa:4}: {shares[-1]:.2g} after {k} steps")
    ax.semilogy(loss, line)
    text = f"$\\kappa = {kappa}$"
    ax.text(at, height, text, color=line[:2], ha="right", size=11)
ax.set(xlabel="steps", ylabel="loss", ylim=(1e-9, 200))
