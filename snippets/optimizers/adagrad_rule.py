import numpy as np

from nnref import AdaGrad, quadratic

f = quadratic(np.diag([1.0, 100.0]))
eta, eps = 0.5, 1e-10
theta, s = np.array([2.0, 1.0]), np.zeros(2)
same, opt = theta.copy(), AdaGrad(eta)
for t in range(4):
    g = f(theta)[1]
    s = s + g**2
    step = -eta * g / (np.sqrt(s) + eps)
    theta = theta + step
    opt.step(same, f(same)[1])
    print(g.round(2), "->", step.round(3))
    if t == 0:
        f0, first = g, step
difference = abs(theta - same).max()
print("as nnref:", bool(difference < 1e-9))
