import numpy as np

y = np.repeat([0.0, 1.0], 50)  # the mean loss is lowest at w = 1/2
eta, ends = 0.1, []
rng = np.random.default_rng(0)
for name in ("sorted", "shuffled"):
    w, path = 0.5, []
    for epoch in range(200):
        order = range(100) if name == "sorted" else rng.permutation(100)
        for i in order:
            w -= eta * (w - y[i])  # the slope of (w - y)^2 / 2
        path.append(w)
    ends.append(np.mean(path))
    print(f"{name:8} mean {ends[-1]:.3f}, last", *np.round(path[-2:], 3))
