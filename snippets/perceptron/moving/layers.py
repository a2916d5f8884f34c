from itertools import product

import numpy as np

from nnref import Perceptron, gate

order = [0, 2, 1, 3]  # rows 00, 10, 01, 11
x, y = (part[order] for part in gate("XOR"))
w = [[0.7, 0.4], [-0.4, -0.7]]  # of h1 and of h2, at the beginning
b = [-0.5, 0.5]
tie = Perceptron(n_inputs=2).tie_tolerance

# a line for each table of the four points that one unit can do,
# found by trying; the digits of its number: 11, 01, 10, 00
lines, can = [[0.0, 0.0, 0.0] for _ in range(16)], [0] * 16
for v1, v2, bias in product([1, 0, -1], [1, 0, -1], [-1.5, -0.5, 0.5, 1.5]):
    output = Perceptron(n_inputs=2, w=[v1, v2], b=bias).predict(x)
    table = int(output @ [1, 2, 4, 8])
    if 0 < table < 15:
        lines[table], can[table] = [v1, v2, bias], 1
print(f"{sum(can)} tables with a line, besides all 0 and all 1")

h = np.column_stack([
    Perceptron(n_inputs=2, w=unit, b=bias).predict(x)
    for unit, bias in zip(w, b)
])  # (4, 2)
for row, point in zip(x.astype(int), h):
    print(*row, "->", *point)
