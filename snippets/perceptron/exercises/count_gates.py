from itertools import product

from nnref import gate, threshold_unit

x, _ = gate("AND")  # rows 00, 01, 10, 11
tables = list(product([0, 1], repeat=4))  # all output columns
found = set()
for w1, w2, theta in product([-1, 0, 1], [-1, 0, 1], [-1.5, -0.5, 0.5, 1.5]):
    found.add(tuple(threshold_unit(x, [w1, w2], theta).tolist()))
missing = [table for table in tables if table not in found]
count, total = len(found), len(tables)
print(f"{count} of {total} tables, missing:", *missing)
