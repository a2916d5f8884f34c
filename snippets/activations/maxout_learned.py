import numpy as np

from nnref import relu

x = np.linspace(-1, 1, 41)[:, None]  # (41, 1)
shapes = {"x^2": x**2, "|x|": abs(x), "ReLU": relu(x)}
steps, errors = 1000, []
print("largest error  start    end")
for name, y in shapes.items():
    rng = np.random.default_rng(0)
    W, b = rng.normal(size=(1, 4)), np.zeros(4)  # 4 pieces
    row = []
    for step in range(steps + 1):
        z = x @ W + b  # (41, 4)
        off = z.max(axis=1, keepdims=True) - y  # (41, 1)
        if step in (0, steps):
            row.append(float(abs(off).max()))
        won = np.eye(4)[z.argmax(axis=1)]  # slope 1 where it won
        delta = off * won / len(x)  # (41, 4)
        W -= 0.5 * x.T @ delta
        b -= 0.5 * delta.sum(axis=0)
    errors.append(row)
    print(f"{name:13}{row[0]:7.2f}{row[1]:7.2f}")
