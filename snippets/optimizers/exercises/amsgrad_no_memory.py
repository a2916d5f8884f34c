import numpy as np

from nnref import SGD, Adam, AMSGrad

nets = []
for rule in (SGD(1.0), Adam(1.0, 0.0, 0.0), AMSGrad(1.0, 0.0, 0.0)):
    theta = np.zeros(1)
    for g in (4.0, -1.0, -1.0):
        rule.step(theta, np.array([g]))
    nets.append(float(theta[0]))
    print(f"{type(rule).__name__:7} {nets[-1]:+.2f} eta")
