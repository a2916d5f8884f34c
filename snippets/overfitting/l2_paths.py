import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(5)
truth = np.array([2.0, -1.5, 1.0, 0.5, 0.0, 0.0])


def draw(n):
    x = 0.7 * rng.standard_normal((n, 1)) + 0.7 * rng.standard_normal((n, 6))
    return x, x @ truth + 2 * rng.standard_normal(n)


(x, y), (x_new, y_new) = draw(14), draw(200)
mean_x, mean_y = x.mean(axis=0), y.mean()
x, y, x_new, y_new = x - mean_x, y - mean_y, x_new - mean_x, y_new - mean_y
H, xy = x.T @ x / len(x), x.T @ y / len(x)
s = np.linalg.eigvalsh(H)

strengths = np.geomspace(0.001, 100, 51)
w = np.array([np.linalg.solve(H + k * np.eye(6), xy) for k in strengths])
training = ((x @ w.T - y[:, None]) ** 2).mean(axis=0)  # (51,)
validation = ((x_new @ w.T - y_new[:, None]) ** 2).mean(axis=0)
effective = (s / (s + strengths[:, None])).sum(axis=1)
best = int(validation.argmin())
print("lambda  train  valid  effective")
table = np.stack([strengths, training, validation, effective], axis=1)
for k in [0, best, 50]:
    print("{:<6.3g} {:6.2f} {:6.2f} {:10.2f}".format(*table[k]))
fig, axes = plt.subplots(2, figsize=(4.5, 4.5), sharex=True)
for j in range(6):
    axes[0].semilogx(strengths, w[:, j], color="C0" if truth[j] else "gray",
                     linestyle="-" if truth[j] else "--")
    axes[0].text(7e-4, w[0, j], j + 1, ha="right", va="center", size=9)
axes[0].set(ylabel="weights", xlim=(4e-4, 100))
axes[1].semilogx(strengths, training, "--", color="C1")
axes[1].semilogx(strengths, validation, color="C2")
axes[1].plot(strengths[best], validation[best], "o", color="C2")
axes[1].text(0.3, 1.5, "training", color="C1")
axes[1].text(0.01, 11, "validation", color="C2")
axes[1].set(xlabel="strength", ylabel="mean squared error", ylim=0)
