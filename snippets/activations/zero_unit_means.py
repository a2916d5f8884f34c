import numpy as np

from nnref import tanh

z = np.random.default_rng(0).normal(size=(20000, 8))
rows = []
print("mean of:  layer  unit  condition")
for name, b in [("bias 0", [0.0] * 8), ("1 and -1", [1.0, -1.0] * 4)]:
    a = tanh(z + np.array(b))
    curvatures = np.linalg.eigvalsh(a.T @ a / len(a))
    condition = curvatures[-1] / curvatures[0]
    unit = np.abs(a.mean(axis=0)).mean()  # of each unit, its size
    rows.append([abs(float(a.mean())), float(unit), float(condition)])
    print("{:8}  {:5.2f} {:5.2f} {:10.1f}".format(name, *rows[-1]))
