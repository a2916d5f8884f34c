import numpy as np

from nnref import Adam, Momentum, minimize, valley

before, after = [], []
for opt in (Adam(0.5), Momentum(0.1)):
    theta = minimize(valley, [-7, 2], opt, 150)[-1]
    kept = []
    for _ in range(20):  # goes on: the optimizer remembers
        opt.step(theta, valley(theta)[1])
        kept.append(valley(theta)[0])
    theta = minimize(valley, [-7, 2], opt, 150)[-1]
    new = valley(minimize(valley, theta, opt, 20))[0]  # has forgotten
    before.append(new[0])
    after.append([max(kept), max(new[1:])])  # new[0] is before the first step
    print(f"{type(opt).__name__:8} {new[0]:.1e}",
          *(f"{largest:.1e}" for largest in after[-1]))
