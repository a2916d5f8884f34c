import numpy as np

nan, inf = np.nan, np.inf
print("nan == nan:", nan == nan)
print("nan > 1000000:", nan > 1e6)
print("min:", min([0.3, nan]), min([nan, 0.3]))
print("largest output:", np.argmax([[nan, nan, nan]], axis=1))
print("mean of the rest:", np.nanmean([0.3, nan]))

for g in [np.array([30.0, nan]), np.array([30.0, inf])]:
    with np.errstate(invalid="ignore"):
        clipped = g * np.minimum(1, 1 / np.sqrt((g**2).sum()))
    print("clipped:", g, "->", clipped)
