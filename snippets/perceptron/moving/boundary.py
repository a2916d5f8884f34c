import numpy as np

from nnref import Perceptron, gate, threshold_unit

names = ["AND", "OR", "NAND", "NOR", "XOR"]
order = [0, 2, 1, 3]  # rows 00, 10, 01, 11, as in the table above
x = gate("AND")[0][order]  # (4, 2)
labels = np.array([gate(name)[1][order] for name in names])  # (5, 4)

w, theta = [0.7, 0.4], 0.5  # where the figure begins: with AND
sums = x @ w
y_hat = threshold_unit(x, w, theta)
tie = Perceptron(n_inputs=2).tie_tolerance

best = [0] * len(names)  # rows right, of 4, with the best numbers of a grid
grid = np.linspace(-1, 1, 9)
for w1 in grid:
    for w2 in grid:
        for bar in grid + 1 / 8:  # no sum equals it
            right = (threshold_unit(x, [w1, w2], bar) == labels).sum(axis=1)
            best = np.maximum(best, right)
for name, most in zip(names, best):
    print(f"{name:4}  {most} of {len(x)} rows at best")
