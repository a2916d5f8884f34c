import numpy as np

rng = np.random.default_rng(0)
x = rng.normal(size=(5, 4))
for k in (4, 3):
    W = rng.normal(size=(4, k))
    z = x @ W
    try:
        wrong = x @ W.T
    except ValueError:
        print(f"W {W.shape}: x @ W.T -> error")
    else:
        equal, size = int(np.isclose(wrong, z).sum()), z.size
        print(f"W {W.shape}: x @ W.T runs,")
        print(f"  {equal} of {size} numbers are right")
