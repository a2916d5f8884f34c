import numpy as np


def boundary(w, theta):
    """Of w1 x1 + w2 x2 = theta: angle of w, distance from 0."""
    w = np.array(w)
    angle = np.degrees(np.arctan2(w[1], w[0]))
    return [float(angle), float(theta / np.sqrt(w @ w))]


start = boundary([1.0, 1.0], 1.0)
other_theta = boundary([1.0, 1.0], 2.0)
other_weight = boundary([1.0, 2.0], 1.0)
for name, (angle, distance) in [
    ("start", start),
    ("threshold 2", other_theta),
    ("weight 2", other_weight),
]:
    print(f"{name:11} {angle:5.1f} deg, distance {distance:.2f}")

x, w, theta = np.array([0.7, 0.9]), np.array([1.0, 1.0]), 1.0
b = -theta  # weight of an input that is always 1
longer = np.append(x, 1.0) @ np.append(w, b)
print(f"x w - theta = {x @ w - theta:.2f}, with b: {longer:.2f}")
