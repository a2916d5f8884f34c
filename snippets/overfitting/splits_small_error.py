import numpy as np

from nnref import regression_curve

x, y = regression_curve(n=12, noise=0.2, rng=0)
x_new, y_new = regression_curve(n=1000, noise=0.2, rng=1)
table = []
for degree in (3, 11):
    basis = np.polynomial.legendre.legvander(x[:, 0], degree)
    c = np.linalg.lstsq(basis, y, rcond=None)[0]
    new = np.polynomial.legendre.legvander(x_new[:, 0], degree)
    off, off_new = basis @ c - y, new @ c - y_new
    table.append([(off**2).mean(), (off_new**2).mean()])
    print("degree {:2}: {:.3f} {:9.3f}".format(degree, *table[-1]))
