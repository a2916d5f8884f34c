import numpy as np

eta, steps, ends = 0.1, 20, []
for n in (5, 25, 1000):
    x = np.resize([-1.0, 1.0], n)
    y = 3 * x  # the best w is 3
    ends.append([])
    for reduce in (np.mean, np.sum):
        w = 0.0
        for _ in range(steps):
            w -= eta * reduce((w * x - y) * x)
        ends[-1].append(float(w))
    mean, total = ends[-1]
    print(f"n {n:4}: mean {mean:.2f}, sum {total:.3g}")
