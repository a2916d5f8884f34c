import matplotlib.pyplot as plt
import numpy as np

from nnref import Adam, AdamW

sizes = np.array([0, 0.5, 1, 2, 4, 8])[:, None]  # of the noise
eta, strength, best, runs = 0.03, 0.2, 3.0, 40
ends = []
for rule in (Adam(eta), AdamW(eta, weight_decay=strength)):
    rng, w, mean = np.random.default_rng(0), np.full((6, runs), best), 0
    for t in range(1100):
        g = w - best + sizes * rng.normal(size=w.shape)
        if not isinstance(rule, AdamW):
            g += strength * w
        rule.step(w, g)
        if t >= 800:
            mean = mean + w.mean(axis=1) / 300
    ends.append(mean.tolist())
    name = "AdamW" if isinstance(rule, AdamW) else "Adam + L2"
    print(f"{name:9} " + " ".join(f"{u:.2f}" for u in ends[-1]))
ridge = best / (1 + strength)  # where loss + penalty is least

fig, ax = plt.subplots(figsize=(4.5, 2.7))
w = np.linspace(1.12, 2.999, 200)  # size s that has its end at w
gap, pull = best - w, strength * w
s = gap * np.sqrt(1 / pull**2 - 1)
ax.plot(s, w, color="black", linewidth=1)
ax.plot([0, 8.4], [ridge, ridge], color="black", linewidth=1)
ax.plot(sizes[:, 0], ends[0], "C1o")
ax.plot(sizes[:, 0], ends[1], "C0^")
ax.text(7.6, 2.64, "Adam + L2", color="C1", ha="right")
ax.text(4.5, 1.9, "AdamW", color="C0")
ax.set(xlabel="size of the noise", ylabel="mean w at the end", ylim=(0, 3.2))
