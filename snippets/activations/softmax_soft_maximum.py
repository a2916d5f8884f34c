import numpy as np

from nnref import softmax

smooths = []
for z in ([3.0, 1.0, 0.0], [3.0, 2.9, 2.8], [30.0, 10.0, 0.0]):
    z = np.array(z)
    top = z.max()
    smooth = top + np.log(np.exp(z - top).sum())  # log-sum-exp
    print(z, softmax(z).round(2))
    print(f"  max {top:g}, log-sum-exp {smooth:.3f}")
    smooths.append(smooth)
