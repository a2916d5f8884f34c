import numpy as np

x = np.array([-3.0, -2, -1, 1, 2, 3])
y = np.array([0, 0, 0, 1, 1, 1])
ends = []
for name, target in [("0 and 1", y), ("-1 and 1", 2 * y - 1)]:
    w, b = 0.1, 0.0
    for _ in range(3000):  # half the squared error, averaged
        a = np.tanh(w * x + b)
        delta = (a - target) * (1 - a**2) / len(x)
        w, b = w - delta @ x, b - delta.sum()
    ends.append(np.tanh(w * x + b))
    print(f"labels {name}:")
    print(" ", ends[-1].round(1) + 0.0)
