import matplotlib.pyplot as plt
import numpy as np

n, d, draws = 600, 40, 16


def one_pass(x, y, w_true, adaptive, rates):
    eta = np.reshape(rates, (-1, 1, 1))
    w, s, loss = np.zeros((len(rates), draws, d)), 0, 0
    for row, target in zip(x, y):  # a sample of each draw: (draws, d)
        error = (w * row).sum(axis=-1) - target
        loss = loss + (error**2).mean(axis=1) / 2
        g = error[..., None] * row
        s = s + g**2 if adaptive else 1
        w = w - eta * g / (np.sqrt(s) + 1e-10)
    best = loss.argmin()  # lowest loss over the whole pass
    return rates[best], np.abs(w - w_true)[best]  # (draws, d)


fig, ax = plt.subplots(figsize=(4.5, 3.1))
table = []
for power in (1, 1.5):
    rng, j = np.random.default_rng(0), np.arange(1, d + 1)
    share = 1 / j**power  # of the samples have feature j
    x = (rng.random((n, draws, d)) < share).astype(float)
    w_true = rng.choice([-2.0, 2.0], size=(draws, d))
    y = (x * w_true).sum(axis=-1) + 0.1 * rng.normal(size=(n, draws))
    for name, rates, look in [("SGD", [0.1, 0.2, 0.3, 0.4], "C1--"),
                              ("AdaGrad", [0.4, 0.8, 1.6, 3.2], "C0-")]:
        rate, off = one_pass(x, y, w_true, name == "AdaGrad", rates)
        parts = np.quantile(off[:, 20:].mean(axis=1), [0.25, 0.5, 0.75])
        table.append([rate, *parts])
        print(f"{power:3} {name:7} {rate}:", parts.round(2))
        if power == 1.5:
            low, middle, high = np.quantile(off, [0.25, 0.5, 0.75], axis=0)
            ax.plot(j, middle, look)
            ax.fill_between(j, low, high, color=look[:2], alpha=0.25, lw=0)
            ax.text(40.5, middle[-1] - 0.04, name, color=look[:2])
ax.set(xlabel="feature, from frequent to rare", xticks=range(0, 41, 10))
ax.set(ylabel="error of its weight", xlim=(0, 48), ylim=(0, 1.7))
