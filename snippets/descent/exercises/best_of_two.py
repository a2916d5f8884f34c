import numpy as np

curvatures = np.array([2.0, 18.0])
kappa = curvatures.max() / curvatures.min()
eta = float(2 / curvatures.sum())
factor = float((kappa - 1) / (kappa + 1))
theta, steps = np.array([1.0, 1.0]), 0
while np.linalg.norm(theta) > np.sqrt(2) / 1000:
    theta, steps = theta - eta * curvatures * theta, steps + 1
about = float(kappa / 2 * np.log(1000))
print(f"kappa {kappa:.0f}, rate {eta:.2f}, factor {factor:.2f}")
print(f"{steps} steps, by the formula {about:.1f}")
