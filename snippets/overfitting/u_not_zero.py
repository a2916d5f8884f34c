import numpy as np
from numpy.polynomial.legendre import legvander

rng = np.random.default_rng(0)
x = (2 * np.arange(20) + 1) / 20 - 1
x_new = rng.uniform(-1, 1, size=1000)
rows = []
for name, noise, degree in (("A", 0.3, 3), ("B", 0.3, 12), ("C", 0, 19)):
    y = np.sin(np.pi * x) + noise * rng.normal(size=20)
    y_new = np.sin(np.pi * x_new) + noise * rng.normal(size=1000)
    c = np.linalg.lstsq(legvander(x, degree), y, rcond=None)[0]
    off = legvander(x, degree) @ c - y
    off_new = legvander(x_new, degree) @ c - y_new
    rows.append([(off**2).mean(), (off_new**2).mean()])
    print(f"{name}, degree {degree:2}:", "{:.3f} {:.3f}".format(*rows[-1]))
