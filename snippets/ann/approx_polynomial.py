import numpy as np

from nnref import relu

rng = np.random.default_rng(0)
x = np.linspace(-1, 1, 201)
y = np.sin(6 * x)
errors = {}
print("units   square    ReLU   (largest error)")
for k in (3, 10, 30, 100):
    w, b = rng.normal(size=(2, k))
    row = []
    for f in (np.square, relu):
        a = np.column_stack([f(x[:, None] * w + b), np.ones(201)])
        v = np.linalg.lstsq(a, y, rcond=None)[0]  # best output layer
        row.append(float(abs(a @ v - y).max()))
    errors[k] = row
    print(f"{k:5} {row[0]:8.3f} {row[1]:7.3f}")
square, straight = np.transpose(list(errors.values()))
