import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
n, B, eta, window, epochs = 256, 16, 0.01, 5, 40
x = np.column_stack([rng.normal(size=n), np.ones(n)])  # (n, 2)
y = x @ [2.0, -1.0] + 0.5 * rng.normal(size=n)  # (n,)
w, losses, norms = np.zeros(2), [], []
for epoch in range(epochs):
    for rows in rng.permutation(n).reshape(-1, B):
        errors = x[rows] @ w - y[rows]  # (B,)
        gradient = errors @ x[rows] / B
        losses.append((errors**2).mean() / 2)
        norms.append(np.linalg.norm(gradient))
        w = w - eta * gradient
means = np.reshape(losses, (epochs, -1)).mean(axis=1)  # one per epoch
averages = np.convolve(means, np.ones(window) / window, mode="valid")
flat = averages[window:] > 0.99 * averages[:-window]  # the window before
stop = int(flat.argmax()) + 2 * window  # epochs
lucky = int((np.array(norms) < 0.1).argmax())  # step
early = float(means[lucky // (n // B)])
batch = float(np.median(norms[-160:]))
full = float(np.linalg.norm((x @ w - y) @ x / n))
nearest = np.linalg.solve(x.T @ x, x.T @ y)  # at the minimum
least = float(((x @ nearest - y) ** 2).mean() / 2)
print(f"one batch: step {lucky}, mean {early:.4f}")
print(f"windows: epoch {stop}, mean {means[stop - 1]:.4f}")
print(f"|gradient|: batch {batch:.3f}, all {full:.5f}")

fig, ax = plt.subplots(figsize=(4.5, 2.8))
place = np.arange(len(losses)) / (n // B)
ax.plot(place, losses, ".", color="gray", markersize=2)
ax.plot(np.arange(epochs) + 0.5, means, color="C0")
ax.plot(place[lucky], losses[lucky], "X", color="C1")
ax.plot(stop - 0.5, means[stop - 1], "o", color="C0")
ax.set(xlabel="epoch", ylabel="loss", yscale="log")
