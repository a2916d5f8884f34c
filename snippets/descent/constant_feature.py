import numpy as np

from nnref import standardize

x = np.array([[12.0, 1.0], [8.0, 1.0], [10.0, 1.0]])  # column 2: constant
s = x.std(axis=0)
with np.errstate(invalid="ignore"):  # 0 / 0 would warn
    by_hand = (x - x.mean(axis=0)) / s
print("deviations", s.round(3))
print("by hand", by_hand[0].round(3))
print("standardize", standardize(x)[0].round(3))
lost, kept = int(np.isnan(by_hand).sum()), standardize(x)[:, 1].tolist()
