import numpy as np

w = np.array([3, 4])  # (2,)
direction = w / np.linalg.norm(w)  # of length 1, (2,)
for t in (1.0, 1.5, 2.0):
    x = t * direction  # (2,)
    print(f"after {t}: x = {x.round(2)}, x w = {x @ w:.1f}")
nearest = t
