from itertools import product

import numpy as np

from nnref import threshold_unit

x = np.array(list(product([0, 1], repeat=2)))  # (4, 2)
computed = 0
for y in product([0, 1], repeat=4):  # all 16 tables of two inputs
    h = np.array([threshold_unit(x, 2 * row - 1, row.sum() - 0.5)
                  for row in x]).T  # (1)!
    output = threshold_unit(h, np.array(y), 0.5)
    computed += bool((output == y).all())
print(f"computed by two layers: {computed} of 16")
