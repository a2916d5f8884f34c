import numpy as np

from nnref import Perceptron, gate

gate_x, y = gate("AND")
table = []
print("inputs   without 1  with 1  updates")
for c in [1, 0.5, 0.1]:
    x = c * gate_x  # inputs 0 and c
    w, b = np.array([2, 2]), -3 * c  # equally far from 10, 01 and 11
    least = ((2 * y - 1) * (x @ w + b)).min()  # the margin, not yet divided
    longest = (x**2).sum(axis=1).max()
    without = longest * (w @ w) / least**2
    bound = (longest + 1) * (w @ w + b**2) / least**2
    updates = Perceptron(n_inputs=2).fit(x, y, max_epochs=1000).updates
    table.append((without, bound, updates))
    print(f"0, {c:3}  {without:11.0f}  {bound:6.0f}  {updates:7}")
