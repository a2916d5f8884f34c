import numpy as np

from nnref import gate, threshold_unit

x, y = gate("XOR")
both = threshold_unit(x, w=[1, 1], theta=1.5)  # AND, the one hidden unit
x3 = np.column_stack([x, both])  # the output unit sees x1, x2 and AND
y_hat = threshold_unit(x3, w=[1, 1, -2], theta=0.5)
print("outputs", y_hat, " labels", y)
units, right = 2, int((y_hat == y).sum())
