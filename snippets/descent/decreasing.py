import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
y = rng.normal(size=100)
lowest, runs, steps = y.mean(), 10000, 1000
marks = np.unique(np.geomspace(1, steps, 18).astype(int))
schedules = [
    ("C1-", 12, 0.55, r"$\eta = 1/2$", lambda t: 1 / 2),
    ("C2--", 150, 0.04, r"$\eta = 1/20$", lambda t: 1 / 20),
    ("C0-.", 1.6, 0.1, r"$\eta_t = 1/t$", lambda t: 1 / t),
    ("C3:", 60, 4, r"$\eta_t = 0.8^t/4$", lambda t: 0.8**t / 4),
]
fig, ax = plt.subplots(figsize=(4.5, 3.4))
ends = []
for look, left, height, text, eta in schedules:
    w, V = np.full(runs, lowest + 5), []
    for t in range(1, steps + 1):
        drawn = y[rng.integers(100, size=runs)]
        w = w - eta(t) * (w - drawn)
        V.append(((w - lowest) ** 2).mean())
    ends.append(V[-1])
    print(f"after {steps} updates {ends[-1]:.4f}")
    ax.loglog(marks, np.array(V)[marks - 1], look)
    ax.text(left, height, text, color=look[:2])
ax.set(xlabel="updates", ylabel="mean squared distance")
