import numpy as np

table = []  # the slope of w w w at 1, which is 3
for kind in (np.float32, np.float64):
    w, row = kind(1), []
    for h in (kind(1e-2), kind(1e-5), kind(1e-8)):
        right, left = w + h, w - h
        change = right * right * right - left * left * left
        row.append(float(abs(change / (2 * h) - 3)))
    eps = float(np.finfo(kind).eps)
    best = (3 * eps * 1 / 6) ** (1 / 3)  # L = 1, L''' = 6
    table.append([best, *row])
    print(f"{kind.__name__}: best h {best:.0e}, errors", end="")
    print(*(f"{error:6.0e}" for error in row))
