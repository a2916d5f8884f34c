from itertools import permutations

import numpy as np

from nnref import Perceptron, gate

x, y = gate("AND")
new = [0.9, 0.4]  # in no row of the table
updates, solutions, answers = [], set(), []
for order in permutations(range(4)):
    rows = list(order)
    unit = Perceptron(n_inputs=2)
    updates.append(unit.fit(x[rows], y[rows], max_epochs=100).updates)
    solutions.add((*unit.w, unit.b))
    answers.append(unit.predict(new))
bound = 3 * 17  # (R / gamma)^2
fewest, most, orders = min(updates), max(updates), len(updates)
different, fires = len(solutions), int(np.sum(answers))
print(f"{orders} orders: {fewest} to {most} updates; the bound is {bound}")
print(f"{different} different (w, b); {fires} of {orders} fire for {new}")
