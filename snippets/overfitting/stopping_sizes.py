import numpy as np

rng, draws = np.random.default_rng(0), 300
truth = np.array([2.0, -1.5, 1.0, 0.5, 0.0, 0.0])
x = rng.standard_normal((draws, 14, 6))
y = x @ truth + 2 * rng.standard_normal((draws, 14))
w, path = np.zeros((draws, 6)), []
for t in range(100):  # all 300 descents at once
    error = (x @ w[..., None])[..., 0] - y
    w = w - 0.05 * (error[:, None] @ x)[:, 0] / 14
    path.append(w)
path = np.array(path)  # (100, 300, 6)
true = ((path - truth) ** 2).sum(axis=-1) + 4  # expected squared error

table = []
print("samples   on them   on new   best")
for m in [4, 16, 64]:
    x_new = rng.standard_normal((draws, m, 6))
    y_new = x_new @ truth + 2 * rng.standard_normal((draws, m))
    losses = ((x_new @ path[..., None])[..., 0] - y_new) ** 2
    losses = losses.mean(axis=-1)  # (100, 300)
    stop = losses.argmin(axis=0), np.arange(draws)
    row = losses[stop].mean(), true[stop].mean(), true.min(axis=0).mean()
    table.append([float(value) for value in row])
    print(f"{m:7}" + "{:10.2f}{:9.2f}{:7.2f}".format(*row))
