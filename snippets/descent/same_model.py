import numpy as np

from nnref import standardize

rng = np.random.default_rng(0)
x = rng.normal([10, 0.5], [3, 0.15], (60, 2))
scaled, mean, s = standardize(x), x.mean(axis=0), x.std(axis=0)
apart = []
for trial in range(1000):  # any weights for the inputs as they are
    w, b = rng.normal(size=2), rng.normal()
    w_scaled, b_scaled = w * s, b + mean @ w
    y_hat = scaled @ w_scaled + b_scaled
    apart.append(np.abs(y_hat - (x @ w + b)).max())
equal = sum(bool(distance < 1e-9) for distance in apart)
print(f"{equal} of {len(apart)} models predict the same")
