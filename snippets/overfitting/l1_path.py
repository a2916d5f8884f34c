import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(2)
x = rng.standard_normal((40, 8))
truth = np.array([3.0, 0, 0, -2, 0, 0, 1, 0])
y = x @ truth + rng.standard_normal(40)
x, y = x - x.mean(axis=0), y - y.mean()
H, c = x.T @ x / 40, x.T @ y / 40
eta = 1 / np.linalg.eigvalsh(H)[-1]

strengths = np.geomspace(0.01, 10, 121)
w = np.zeros((8, 121))  # one column for each strength
for t in range(400):
    w = w - eta * (H @ w - c[:, None])
    w = np.sign(w) * np.maximum(np.abs(w) - eta * strengths, 0)
ridge = np.array([np.linalg.solve(H + k * np.eye(8), c) for k in strengths])

last = [float(strengths[row != 0].max(initial=0)) for row in w]
empty = float(np.abs(c).max())
print("largest strength with w_j not 0:")
for j in np.argsort(last):
    print(f"  true weight {truth[j]:4.1f}: {last[j]:.2f}")
last = sorted(last)
print(f"all 0 from strength {empty:.2f}")

fig, axes = plt.subplots(2, figsize=(4.5, 4.2), sharex=True, sharey=True)
for j in range(8):
    style = {"color": "C0"} if truth[j] else {"color": "C1", "ls": "--"}
    axes[0].semilogx(strengths, w[j], **style)
    axes[1].semilogx(strengths, ridge[:, j], **style)
axes[0].text(3, 2, "L1", size=12)
axes[1].text(3, 2, "L2", size=12)
axes[0].set(ylabel="weights", xlim=(0.01, 10))
axes[1].set(xlabel="strength", ylabel="weights")
