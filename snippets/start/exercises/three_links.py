import numpy as np

x, h = 1.0, 1e-5


def f(x):
    return np.log(1 + np.exp(2 * x - 2))


u = 2 * x - 2
slope = 1 / (1 + np.exp(u)) * np.exp(u) * 2
measured = (f(x + h) - f(x - h)) / (2 * h)
print(f"chain rule {slope:.4f}, measured {measured:.4f}")
