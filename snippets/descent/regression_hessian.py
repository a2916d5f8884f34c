import numpy as np

rng = np.random.default_rng(0)
n = 60  # walks
distance = rng.normal(10, 3, n).round(1)  # km
climb = (0.03 * distance + rng.normal(0.2, 0.12, n)).round(2)  # km
hours = distance / 5 + climb / 0.6 + rng.normal(0, 0.3, n)
x = np.column_stack([distance, climb, np.ones(n)])  # (60, 3)


def gradient(theta):
    return x.T @ (x @ theta - hours) / n


H = x.T @ x / n
h = 0.5  # any size: the gradient is a straight line
measured = []
for direction in np.eye(3):
    change = gradient(h * direction) - gradient(-h * direction)
    measured.append(change / (2 * h))
error = np.abs(np.array(measured) - H).max()
curvatures = np.linalg.eigvalsh(H)  # smallest first
kappa = float(curvatures[-1] / curvatures[0])
agree = bool(error < 1e-9)
print(H.round(2))
print("as measured from the gradient:", agree)
print("curvatures", *(f"{curvature:.4f}" for curvature in curvatures))
print(f"kappa {kappa:.0f}")
