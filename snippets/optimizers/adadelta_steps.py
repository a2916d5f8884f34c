import matplotlib.pyplot as plt
import numpy as np

from nnref import AdaDelta

rho, steps = 0.9, 1300
K = [1 / (1 - rho)]
for t in range(2, steps + 1):
    K.append(K[-1] + (1 - rho) / (1 - rho**t))
fig, ax = plt.subplots(figsize=(4.5, 3))
table, waits = [], []
for power, look in [(-4, "C1-."), (-6, "C0-"), (-8, "C2:")]:
    opt, theta, path = AdaDelta(rho=rho, eps=10.0**power), np.zeros(1), [0.0]
    for t in range(steps):
        opt.step(theta, [-5.0])  # the same gradient in every step
        path.append(theta[0])
    lengths = np.diff(path)
    predicted = np.sqrt(10.0**power * np.array(K))
    table.append([*lengths[[0, 99, 999]], *predicted[[0, 99, 999]]])
    waits.append((np.array(path) < 1).sum())
    print(f"eps 1e{power}: {waits[-1]} steps for a way of 1")
    print("  lengths", lengths[[0, 99, 999]].round(5))
    print("  formula", predicted[[0, 99, 999]].round(5))
    ax.loglog(range(1, steps + 1), lengths, look, linewidth=2)
    ax.text(1300, 1.9 * lengths[-1], rf"$\varepsilon = 10^{{{power}}}$",
            color=look[:2], ha="right", size=12)
ax.set(xlabel="steps", ylabel="length of a step", ylim=(1e-4, 1))
