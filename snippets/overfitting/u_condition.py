import numpy as np
from numpy.polynomial.legendre import legvander

x = (2 * np.arange(20) + 1) / 20 - 1
table = []
print("degree     powers   Legendre")
for degree in (3, 9, 15):
    both = np.vander(x, degree + 1), legvander(x, degree)
    table.append([np.linalg.cond(basis) for basis in both])
    print("{:6} {:10.0f} {:10.0f}".format(degree, *table[-1]))
