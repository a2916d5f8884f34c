import numpy as np

x = np.array([1.0, 2, 3, 4, 5])
y = np.array([2.0, 4, 6, 8, 30])  # 2 x, but for the last
w = np.linspace(0, 8, 801)[:, None]
errors = w * x - y  # (801, 5)
squared = w[(errors**2).mean(axis=1).argmin(), 0]
absolute = w[np.abs(errors).mean(axis=1).argmin(), 0]
print(f"lowest squared error:  w = {squared:.2f}")
print(f"lowest absolute error: w = {absolute:.2f}")
