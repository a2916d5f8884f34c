import numpy as np


def dropout(a, p, rng):
    """Inverted dropout: switch off with probability p, scale the rest."""
    m = rng.random(a.shape) >= p
    return m * a / (1 - p)


rng = np.random.default_rng(0)
print(dropout(np.ones(8), 0.5, rng))

a, draws, table = 2.0, 100000, []
print("  p   mean   variance  p/(1-p) a^2")
for p in (0.2, 0.5, 0.8):
    scaled = dropout(np.full(draws, a), p, rng)
    theory = p / (1 - p) * a**2
    table.append((p, scaled.mean(), scaled.var(), theory))
    print("{:.1f}   {:.2f}   {:6.2f}   {:6.2f}".format(*table[-1]))
