import numpy as np
from numpy.polynomial.legendre import legvander

rng = np.random.default_rng(2)
x, at = (2 * np.arange(20) + 1) / 20 - 1, [0.9]
y = np.sin(np.pi * x) + 0.3 * rng.normal(size=(500, 20))
means, spreads = [], []
for degree in (1, 10):
    h = legvander(at, degree)[0] @ np.linalg.pinv(legvander(x, degree))
    off = y @ h - np.sin(np.pi * 0.9)  # of each run, at x = 0.9
    means.append(off.mean())
    spreads.append(off.std())
    print(f"degree {degree:2}:", *(f"{one:5.2f}" for one in off[:4]))
    print(f"  500 runs: mean {means[-1]:.2f}, spread {spreads[-1]:.2f}")
