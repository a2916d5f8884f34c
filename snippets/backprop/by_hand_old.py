import numpy as np

delta2, eta = np.array([0.1385, -0.0381]), 0.5
a1 = np.array([0.5933, 0.5969])
for name in ("old = W2", "old = W2.copy()"):
    W2 = np.array([[0.40, 0.50], [0.45, 0.55]])
    old = W2.copy() if "copy" in name else W2
    W2 -= eta * np.outer(a1, delta2)  # in place
    print(f"{name:15} {(old @ delta2).round(4)}")
