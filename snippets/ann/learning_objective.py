import matplotlib.pyplot as plt
import numpy as np

x = np.array([-1.5, -1.0, -0.5, 0.5, 1.0, 1.5])
y = np.array([-0.3, 0.2, 0.1, 1.2, 1.0, 1.7])


def L(w, b):  # the average over all six samples
    a = x * np.expand_dims(w, -1) + np.expand_dims(b, -1)
    return ((a - y) ** 2).mean(axis=-1) / 2


w, b, rng = -1.0, -0.5, np.random.default_rng(0)
path = [(w, b)]
for epoch in range(4):
    for rows in rng.permutation(6).reshape(3, 2):
        delta = (x[rows] * w + b - y[rows]) / 2
        w, b = w - 0.2 * (delta @ x[rows]), b - 0.2 * delta.sum()
        path.append((w, b))
path = path[:11]  # the ten updates of the program above
end = float(L(*path[-1]))
best = [float(x @ y / (x @ x)), float(y.mean())]  # argmin
least = float(L(*best))  # min
print(f"argmin: w = {best[0]:.4f}, b = {best[1]:.4f}")
print(f"min: L = {least:.4f}, after 10 updates {end:.4f}")
line = np.polyfit(x, y, 1)  # NumPy's least squares
print(f"polyfit: w = {line[0]:.4f}, b = {line[1]:.4f}")

fig, ax = plt.subplots(figsize=(4.5, 3.5))
grid = np.meshgrid(np.linspace(-1.2, 1.4, 81), np.linspace(-0.8, 1.2, 81))
levels = [0.1, 0.4, 0.9, 1.5, 2.5]
ax.contour(*grid, L(*grid), levels, colors="gray", linewidths=0.8)
ax.plot(*np.transpose(path), "o-", color="C0", markersize=4)
ax.plot(*best, "*", color="C1", markersize=13)
ax.text(-0.93, -0.55, "start", color="C0")
ax.text(0.62, 0.74, "lowest point", color="C1", ha="center")
ax.set(xlabel="$w$", ylabel="$b$")
