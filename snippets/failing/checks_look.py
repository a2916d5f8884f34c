import numpy as np

from nnref import digits


def look(x, y):
    print("x", x.shape, x.dtype)
    print("y", y.shape, y.dtype, "first", y[:5])
    print(f"x from {x.min():g} to {x.max():g}, mean {x.mean():.2f}")
    print("constant columns:", int((x.std(axis=0) == 0).sum()))
    often = np.bincount(y)
    print(f"each label {often.min()} to {often.max()} times")


x, y = digits()
for scaled in [x / 16, x // 16]:
    look(scaled, y)
    print("some pixels:", *[f"{value:g}" for value in scaled[0, 24:32]], "\n")
