import matplotlib.pyplot as plt
import numpy as np

from nnref import SGD, Adam

sizes = np.array([0.5, 1, 2, 4, 8])[:, None]  # of the noise
eta, strength, steps, runs = 0.0125, 0.2, 400, 150
rates = {"SGD + L2": "C2s", "Adam + L2": "C1o", "AdamW": "C0^"}
left = []
for name in rates:
    rng, w = np.random.default_rng(0), np.ones((5, runs))
    rule = SGD(eta) if name == "SGD + L2" else Adam(eta)
    for t in range(steps):
        g = sizes * rng.normal(size=w.shape)  # says nothing about w
        if name == "AdamW":
            w *= 1 - eta * strength
        else:
            g += strength * w
        rule.step(w, g)
    left.append(w.mean(axis=1).tolist())
    print(f"{name:9} " + " ".join(f"{u:.2f}" for u in left[-1]))

fig, ax = plt.subplots(figsize=(4.5, 2.8))
fine = np.geomspace(0.45, 9)
even = np.exp(-eta * strength * steps)
uneven = np.exp(-eta * strength * steps / fine)
ax.semilogx(fine, np.full(50, even), color="black", linewidth=1)
ax.semilogx(fine, uneven, color="black", linewidth=1)
for look, row in zip(rates.values(), left):
    fill = "none" if look == "C2s" else look[:2]
    big = 10 if look == "C2s" else 6
    ax.semilogx(sizes[:, 0], row, look, mfc=fill, markersize=big)
ax.text(1.5, 0.75, "Adam + L2", color="C1", ha="right")
ax.text(8, 0.43, "AdamW", color="C0", ha="right")
ax.text(8, 0.22, "SGD + L2", color="C2", ha="right")
ax.set(xlabel="size of the slopes", ylabel="what is left of 1")
ax.set(ylim=(0, 1.05), xticks=sizes[:, 0], xticklabels=sizes[:, 0])
ax.minorticks_off()
