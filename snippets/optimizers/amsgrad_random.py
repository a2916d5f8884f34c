import numpy as np

from nnref import Adam, AMSGrad

C, chance, runs, steps = 11.0, 0.1, 250, 1200
expected = C * chance - (1 - chance)
print(f"expected slope {expected:+.1f}: the best end is -1")


def falling(t):
    return 0.5 / (t + 1) ** 0.5


ends = []
for make in (Adam, AMSGrad):
    for beta2 in (0.9, 0.999):
        rng, theta = np.random.default_rng(0), np.zeros(runs)
        rule = make(falling, 0.0, beta2)
        for t in range(steps):
            large = rng.random(runs) < chance
            rule.step(theta, np.where(large, C, -1.0))
            np.clip(theta, -1, 1, out=theta)
        ends.append(float(theta.mean()))
        print(f"{make.__name__:7} beta2 {beta2:5}: mean {ends[-1]:+.2f}")
