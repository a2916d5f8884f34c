import matplotlib.pyplot as plt
import numpy as np

rng, n = np.random.default_rng(0), 14
truth = np.array([2.0, -1.5, 1.0, 0.5, 0.0, 0.0])
x = 0.7 * rng.standard_normal((214, 1)) + 0.7 * rng.standard_normal((214, 6))
y = x @ truth + 2 * rng.standard_normal(214)
x, y = x - x[:n].mean(axis=0), y - y[:n].mean()  # 14 rows to train
H, xy = x[:n].T @ x[:n] / n, x[:n].T @ y[:n] / n
eta = 0.1 / np.linalg.eigvalsh(H)[-1]
times = np.unique(np.geomspace(1, 2000, 70).astype(int))

w, errors = np.zeros(6), []
for t in range(1, 2001):
    w = w - eta * (H @ w - xy)
    if t in times:
        ridge = np.linalg.solve(H + np.eye(6) / (eta * t), xy)
        both = x[n:] @ np.stack([w, ridge], axis=1)  # (200, 2)
        errors.append(((both - y[n:, None]) ** 2).mean(axis=0))
stopped, shrunk = np.array(errors).T
lowest = [float(stopped.min()), float(shrunk.min())]
apart = float(np.abs(stopped / shrunk - 1).max())
print("lowest: {:.2f} stopped, {:.2f} ridge".format(*lowest))
print(f"largest difference {apart:.0%}")

u = np.geomspace(0.01, 100, 2001)  # eta t s
gap = 1 - np.exp(-u) - u / (1 + u)
largest, where = float(gap.max()), float(u[gap.argmax()])
print(f"shares differ by {largest:.2f} at u = {where:.1f}")
fig, axes = plt.subplots(2, figsize=(4.5, 4.6), layout="constrained")
axes[0].semilogx(u, 1 - np.exp(-u), color="C0")
axes[0].semilogx(u, u / (1 + u), "--", color="C1")
axes[0].set(ylabel="share reached", xlim=(0.01, 100))
axes[1].semilogx(eta * times, stopped, color="C0")
axes[1].semilogx(eta * times, shrunk, "--", color="C1")
axes[1].set(ylabel="validation error", xlim=(0.02, 100))
axes[0].set_xlabel(r"$\eta t s_j$", size=12)
axes[1].set_xlabel(r"$\eta t = 1 / \lambda$", size=12)
axes[0].text(1.1, 0.8, "stopped", color="C0", ha="right")
axes[0].text(5, 0.6, "ridge", color="C1")
