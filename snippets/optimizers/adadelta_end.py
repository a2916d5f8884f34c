import numpy as np

from nnref import AdaDelta, minimize

curvature = np.array([0.5, 1.9, 2.5, 100.0])
path = minimize(lambda w: (curvature * w**2 / 2, curvature * w),
                np.full(4, 0.1), AdaDelta(), steps=3000)
table = []
for t in (1000, 3000):
    table.append(np.abs(path[t]))
    print(f"t = {t}:", *(f"{w:.3f}" for w in table[-1]))
