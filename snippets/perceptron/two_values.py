import numpy as np

from nnref import threshold_unit

x = np.array([[0], [1]])  # one input, seen with two values: (2, 1)
w = np.array([-1])  # one input, one weight: (1,)
y_hat = threshold_unit(x, w, theta=-0.5)  # one output per row, (2,)
samples, inputs = x.shape
print(f"x {x.shape}  w {w.shape}  outputs {y_hat}")
