import numpy as np

from nnref import AMSGrad

slopes, beta2 = [4.0, 1.0, 1.0, 1.0, 6.0, 1.0], 0.9
theta, rule, v, largest = np.zeros(1), AMSGrad(1.0, 0.0, beta2), 0.0, 0.0
paper, corrected = [], []
for t, g in enumerate(slopes, 1):
    v = beta2 * v + (1 - beta2) * g**2
    largest = max(largest, v)
    paper.append(1 / largest**0.5)
    before = theta.copy()
    rule.step(theta, np.array([g]))
    corrected.append(float((before - theta)[0] / g))
    print(f"slope {g}: {paper[-1]:.3f}, nnref {corrected[-1]:.3f}")
