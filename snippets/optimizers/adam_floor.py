import numpy as np

from nnref import Adam, cosine

runs, steps = 400, 1000
choices = {"eta 0.1": 0.1, "eta 0.01": 0.01}
choices["0.1 to 0"] = cosine(0.1, steps=steps)
squares = {}
for name, lr in choices.items():
    rng = np.random.default_rng(0)
    w, adam = np.full(runs, 3.0), Adam(lr)
    for t in range(steps):
        adam.step(w, w + rng.normal(size=runs))  # of w^2 / 2
        if t + 1 in (100, 500, 1000):
            squares[name, t + 1] = float((w**2).mean())
    row = [squares[name, t] for t in (100, 500, 1000)]
    print(f"{name:8} " + " ".join(f"{u:.4f}" for u in row))
high, low = squares["eta 0.1", 1000], squares["eta 0.01", 1000]
falling = squares["0.1 to 0", 1000]
