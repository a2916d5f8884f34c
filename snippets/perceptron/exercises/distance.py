import numpy as np

w, theta = np.array([3, 4]), 10
choices = {"w, theta": (w, theta), "2 w, theta": (2 * w, theta)}
choices["2 w, 2 theta"] = (2 * w, 2 * theta)
distances = []
for name, (w_c, theta_c) in choices.items():
    distances.append(float(theta_c / np.linalg.norm(w_c)))
    print(f"{name:12}  distance {distances[-1]:.1f}")
