import numpy as np

from nnref import softmax

z = np.array([2.0, 1.0, 0.0])
a = softmax(z)
J = np.diag(a) - np.outer(a, a)  # J[i, j]: slope of a_i in z_j
h, measured = 1e-5, np.empty((3, 3))
for j in range(3):
    step = h * np.eye(3)[j]
    measured[:, j] = (softmax(z + step) - softmax(z - step)) / (2 * h)
print(J.round(4))
gap = np.abs(J - measured).max()
print("agrees with central differences:", bool(gap < 1e-9))
rows = np.abs(J.sum(axis=1)).max()
print("rows add up to 0:", bool(rows < 1e-12))
g = np.array([0.3, -1.0, 0.5])  # slopes of something in a
back = a * (g - g @ a)  # the same as g @ J
print("back to z:", back.round(4), bool(np.allclose(back, g @ J)))
