import numpy as np

from nnref import SGD, AdaGrad, RMSProp, minimize

lengths = {}
for opt in (SGD(0.1), AdaGrad(0.1), RMSProp(0.1, rho=0.9)):
    path = minimize(lambda w: (w**2 / 2, w), 1.0, opt, steps=300)
    name = type(opt).__name__
    lengths[name] = np.abs(np.diff(path))[[0, 9, 299]]
    print(f"{name:8}", *(f"{length:.1e}" for length in lengths[name]))
adagrad, rmsprop, sgd = (lengths[k][2] for k in sorted(lengths))
