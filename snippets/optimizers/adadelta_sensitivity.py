import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, AdaDelta, RMSProp, moons, train

x, y = moons(60, rng=0)
exponents = [-8, -6, -4]
fig, ax = plt.subplots(figsize=(4.5, 2.8))
medians = []
runs = [("AdaDelta", AdaDelta(), "C0o-", 0.6),
        ("RMSProp", RMSProp(0.03), "C1s--", 0.03)]
for name, opt, look, height in runs:
    quartiles = []
    for power in exponents:
        opt.eps = 10.0**power
        opt.reset()
        net = MLP([2, 6, 1], "tanh", replicas=8, rng=0)  # eight starts
        history = train(net, x, y[:, None], "binary_cross_entropy", opt,
                        epochs=60)
        quartiles.append(np.quantile(history.loss[-1], [0.25, 0.5, 0.75]))
    low, middle, high = np.transpose(quartiles)
    medians.append(middle)
    print(f"{name:8}", middle.round(2))
    ax.plot(exponents, middle, look)
    ax.fill_between(exponents, low, high, color=look[:2], alpha=0.25,
                    linewidth=0)
    ax.text(-5.5, height, name, color=look[:2])
ax.set(ylabel="loss", xticks=exponents, ylim=(0, 0.9))
ax.set_xticklabels([rf"$10^{{{power}}}$" for power in exponents], size=11)
ax.set_xlabel(r"$\varepsilon$", size=13)
