import numpy as np

y = np.array([1, 1, 1, 0, 0, 0, 0, 0, 0, 0])
c = np.linspace(0, 1, 101)[:, None]
squared = (0.5 * (c - y) ** 2).mean(axis=1)  # (101,)
absolute = np.abs(c - y).mean(axis=1)
best_squared = float(c[squared.argmin(), 0])
best_absolute = float(c[absolute.argmin(), 0])
least = float(squared.min())
print(f"squared:  c {best_squared:.2f}, loss {least:.4f}")
print(f"absolute: c {best_absolute:.2f}, loss {absolute.min():.4f}")
