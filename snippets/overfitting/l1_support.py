import numpy as np

rng, draws, d = np.random.default_rng(0), 60, 8
truth = np.array([3.0, 0, 0, -2, 0, 0, 1, 0])
x = rng.standard_normal((2, draws, 40, d))  # training, validation
y = x @ truth + rng.standard_normal((2, draws, 40))
H = x[0].swapaxes(1, 2) @ x[0] / 40  # (60, 8, 8)
c = (x[0].swapaxes(1, 2) @ y[0][..., None]) / 40  # (60, 8, 1)
strengths = np.geomspace(0.01, 2, 16)

w, eta = np.zeros((draws, d, 16)), 1 / np.linalg.eigvalsh(H).max()
for t in range(300):
    w = w - eta * (H @ w - c)
    w = np.sign(w) * np.maximum(np.abs(w) - eta * strengths, 0)
errors = ((x[1] @ w - y[1][..., None]) ** 2).mean(axis=1)  # (60, 16)

best = errors.argmin(axis=1)
chosen = w[np.arange(draws), :, best]  # (60, 8)
found = (chosen[:, truth != 0] != 0).sum(axis=1)
false = (chosen[:, truth == 0] != 0).sum(axis=1)
means = [float(found.mean()), float(false.mean())]
print("found {:.2f} of 3, others {:.2f} of 5".format(*means))
exact = int(((found == 3) & (false == 0)).sum())
print(f"only the true ones: {exact} of {draws} draws")
at = int(np.searchsorted(strengths, 0.3))  # the first one above 0.3
used, larger = float(strengths[at]), w[:, :, at]
kept = [float((larger[:, truth != 0] != 0).sum(axis=1).mean()),
        float((larger[:, truth == 0] != 0).sum(axis=1).mean())]
print("strength {:.2f}: {:.2f} and {:.2f}".format(used, *kept))
