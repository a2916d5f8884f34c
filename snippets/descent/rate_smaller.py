import numpy as np

from nnref import SGD, minimize, quadratic

f = quadratic([[2.5, 1.5], [1.5, 2.5]])
losses = []
for eta in [0.001, 0.01, 0.1, 0.4]:
    path = minimize(f, [-2.0, 0.6], SGD(eta), steps=50)
    losses.append(float(f(path[-1])[0]))
    print(f"eta = {eta:5}: L after 50 steps {losses[-1]:.1e}")
