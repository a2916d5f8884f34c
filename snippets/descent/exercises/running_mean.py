import numpy as np

rng = np.random.default_rng(0)
y = rng.normal(size=(2000, 100))  # 2000 runs, variance 1
w = np.full(2000, 7.0)  # a start that is forgotten at once
for t in range(1, 101):
    w -= (w - y[:, t - 1]) / t
off = np.abs(w - y.mean(axis=1)).max()
spread = (w**2).mean()
print(f"off the mean: {off:.6f}")
print(f"variance after 100: {spread:.4f}")
