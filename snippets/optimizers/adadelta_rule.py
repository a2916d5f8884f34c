import numpy as np

from nnref import AdaDelta, quadratic

f = quadratic(np.diag([1.0, 100.0]))
rho, eps = 0.9, 1e-6
theta, s, u = np.array([1.0, 1.0]), np.zeros(2), np.zeros(2)
same, opt = theta.copy(), AdaDelta(rho=rho, eps=eps)
for t in range(200):
    g = f(theta)[1]
    s = rho * s + (1 - rho) * g**2
    d = np.sqrt(u + eps) / np.sqrt(s + eps) * g
    u = rho * u + (1 - rho) * d**2
    theta = theta - d
    opt.step(same, f(same)[1])
    if t == 0:
        first = d
    if t in (0, 1, 50, 100):
        print(g.round(1), "->", d.round(4))
difference = abs(theta - same).max()
print("as nnref:", bool(difference < 1e-9))
