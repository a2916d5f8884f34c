import numpy as np

from nnref import softmax

z = np.array([[2.0, 1.0, 0.0], [0.0, 0.0, 0.0]])  # (n, k): a row a sample
e = np.exp(z)
a = e / e.sum(axis=1, keepdims=True)  # each row by its own sum
print(a.round(3))
print("sums of the rows", a.sum(axis=1))
same = bool(np.allclose(a, softmax(z), rtol=1e-12))
print("same as nnref:", same)
ratio = a[0, 0] / a[0, 1]
print(f"first to second: {ratio:.4f}, e: {np.e:.4f}")
