import matplotlib.pyplot as plt
import numpy as np

from nnref import moons

rng = np.random.default_rng(0)


def rows(n):
    x, y = moons(n, noise=0.25, rng=rng)
    return 2 + 2 * np.hstack([x, rng.normal(size=(n, 3))]), y


def distance(a, b):
    """Difference of the means of each column, in standard errors."""
    s = np.sqrt(a.var(axis=0) / len(a) + b.var(axis=0) / len(b))
    return (b.mean(axis=0) - a.mean(axis=0)) / s


(x, y), (new, _) = rows(100), rows(200)
told, empty, moved = x.copy(), new.copy(), new.copy()
told[:, 4] = y * (rng.random(100) < 0.9)
empty[:, 4], moved[:, 1] = 0, moved[:, 1] + 1.5
scaled = (x - x.mean(axis=0)) / x.std(axis=0)
cases = {"few samples": (x, new), "not scaled": (scaled, new),
         "column leaks": (told, empty), "sensor moved": (x, moved)}
fig, ax = plt.subplots(figsize=(4.5, 2.8))
ax.axhspan(-3, 3, color="C0", alpha=0.1, linewidth=0)
places, table = ((4.2, 4), (3.2, 15.5), (4.85, -9.7), (2.4, 9.6)), []
for k, (name, (a, b)) in enumerate(cases.items()):
    z = distance(a, b)
    table.append(z)
    print(f"{name:12}" + "".join(f"{number:4.0f}" for number in z))
    ax.plot(np.arange(1, 6) + 0.16 * (k - 1.5), z, f"C{k}" + "ox^s"[k])
    side = "right" if k == 2 else "left"
    ax.annotate(name, places[k], color=f"C{k}", ha=side)
ax.set(xlabel="column", ylabel="standard errors", ylim=(-13, 22))
