import numpy as np

from nnref import relu

x = np.linspace(-1, 1, 40)[:, None]  # (40, 1)
shapes = {"x^2": x**2, "|x|": abs(x), "ReLU": relu(x)}
steps, errors, squares, moved = 2000, [], [], []
print("       largest error")
print("       start   end  mean sq. moved")
for name, y in shapes.items():
    first = np.random.default_rng(0).normal(size=(1, 4))  # 4 pieces
    W, b = first.copy(), np.zeros(4)
    row = []
    for step in range(steps + 1):
        z = x @ W + b  # (40, 4)
        off = z.max(axis=1, keepdims=True) - y  # (40, 1)
        if step in (0, steps):
            row.append(float(abs(off).max()))
        won = np.eye(4)[z.argmax(axis=1)]  # slope 1 where it won
        delta = off * won / len(x)  # (40, 4)
        W -= x.T @ delta  # the rate is 1
        b -= delta.sum(axis=0)
    errors.append(row)
    squares.append(float((off**2).mean()))
    moved.append(int((W != first).sum()))
    print(f"{name:6}{row[0]:6.2f}{row[1]:6.2f}", end="")
    print(f"{squares[-1]:10.5f}{moved[-1]:6}")

c = (2 * np.arange(4) + 1) / 4 - 1  # the raised tangents from above
drawn = (2 * x * c - c**2 + 1 / 32).max(axis=1, keepdims=True)
drawn_square = float(((drawn - x**2) ** 2).mean())
print(f"tangents, mean square: {drawn_square:.5f}")
