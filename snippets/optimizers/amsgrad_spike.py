import numpy as np

from nnref import Adam, AMSGrad

left = []
for make in (Adam, AMSGrad):
    w, rule, path = np.array([3.0]), make(0.01, beta2=0.99), []
    for t in range(3000):
        g = w.copy()  # of w^2 / 2
        if t == 0:
            g += 1000  # a single wrong slope
        rule.step(w, g)
        path.append(float(w[0]))
    left.append([path[t - 1] for t in (500, 1000, 3000)])
    print(f"{make.__name__:7} " + " ".join(f"{u:.3f}" for u in left[-1]))
