import numpy as np

rho = np.array([[0.9], [0.95], [0.99]])
eps = np.array([1e-8, 1e-6, 1e-4])
theta, s, u, count = np.ones((3, 3)), 0, 0, 0
for t in range(1000):
    count = count + (theta > 0.5)
    g = theta  # of the loss theta**2 / 2
    s = rho * s + (1 - rho) * g**2
    d = np.sqrt(u + eps) / np.sqrt(s + eps) * g
    u = rho * u + (1 - rho) * d**2
    theta = theta - d
print("steps to one half")
print("eps", *eps)
for row, numbers in zip(rho[:, 0], count):
    print(f"rho {row}:", *numbers)
