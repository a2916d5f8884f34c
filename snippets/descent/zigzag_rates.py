import matplotlib.pyplot as plt
import numpy as np

curvatures = np.array([1.0, 10.0])
start = np.array([2.0, 0.8])
best, limit = 2 / curvatures.sum(), 2 / curvatures.max()


def measured(eta):  # steps until the distance is a thousandth
    theta, t = start, 0
    while np.linalg.norm(theta) > np.linalg.norm(start) / 1000:
        theta, t = theta - eta * curvatures * theta, t + 1
    return t


rates = np.array([0.03, 0.05, 0.1, 0.14, 0.17, best, 0.19, 0.197])
steps = [measured(eta) for eta in rates]
for eta, t in zip(rates, steps):
    flat, steep = 1 - eta * curvatures
    print(f"{eta:.3f}: factors {flat:.2f} {steep:5.2f}, {t:3} steps")
best_steps, factor = steps[5], float(1 - best)

fig, ax = plt.subplots(figsize=(4.5, 2.9))
eta = np.linspace(0.02, 0.1985, 400)
for curvature, style, color in [(1, "C1--", "C1"), (10, "C2-.", "C2")]:
    needed = np.abs(1 - eta * curvature).clip(1e-9)
    ax.plot(eta, np.log(1000) / -np.log(needed), style)
ax.plot(rates, steps, "o", color="C0", markersize=5)
ax.axvline(limit, color="gray", linewidth=1)
ax.text(limit - 0.002, 1.2, "limit", color="gray", ha="right")
ax.text(0.062, 125, "flat direction", color="C1")
ax.text(0.013, 3.2, "steep direction", color="C2")
ax.annotate("best rate", (best, best_steps), (0.14, 200), color="C0",
            arrowprops={"arrowstyle": "-", "color": "C0"})
ax.set(xlabel="learning rate", ylabel="steps", yscale="log", ylim=(1, 600),
       xticks=[0.05, 0.1, 0.15, 0.2])
