import numpy as np

z = np.array([1000.0, 999.0, 998.0])
with np.errstate(over="ignore", invalid="ignore"):  # what is shown here
    direct = np.exp(z) / np.exp(z).sum()
e = np.exp(z - z.max())
shifted = e / e.sum()
print("direct ", direct)
print("shifted", shifted.round(4))
small = np.array([2.0, 1.0, 0.0])
gap = np.abs(shifted - np.exp(small) / np.exp(small).sum()).max()
print("same as of 2, 1, 0:", bool(gap < 1e-12))
