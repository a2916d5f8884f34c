import warnings

import numpy as np

a = np.array([[1, 2], [3, 4]])  # (2, 2)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # np.matrix warns, mostly unseen
    m = np.matrix(a)
    print("matrix: m * m =", (m * m).tolist(), " row", m[0].shape)
print("array:  a * a =", (a * a).tolist(), "  row", a[0].shape)
print("array:  a @ a =", (a @ a).tolist())

print(1 / 2, 1 // 2)  # in Python 2 both were 0
