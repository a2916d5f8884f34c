import numpy as np

from nnref import Adam, AdamW

rng = np.random.default_rng(0)
x = rng.normal(size=(50, 2))
y = x @ [1.0, -2.0] + 10  # the right bias is 10
ends = []
for everywhere in (True, False):
    w, b = np.zeros(2), np.zeros(1)
    of_w = AdamW(0.05, weight_decay=0.2)
    of_b = AdamW(0.05, weight_decay=0.2) if everywhere else Adam(0.05)
    for t in range(800):
        error = x @ w + b - y
        of_w.step(w, error @ x / 50)
        of_b.step(b, error[:, None].mean(axis=0))
    ends.append(float(b[0]))
    text = "all parameters" if everywhere else "weights only  "
    print(f"{text} b = {ends[-1]:.2f}, error {abs(error).mean():.2f}")
