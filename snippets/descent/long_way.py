import numpy as np

start = np.array([1.0, 1.0])
table = []
for kappa in [1, 3, 10, 30]:
    curvatures = np.array([1.0, kappa])
    eta = 2 / curvatures.sum()
    gradient = curvatures * start
    cosine = gradient @ start / np.linalg.norm(gradient) / np.sqrt(2)
    angle = float(np.degrees(np.arccos(min(cosine, 1))))
    theta, length = start, 0.0
    for t in range(60 * kappa):
        step = -eta * curvatures * theta
        theta, length = theta + step, length + np.linalg.norm(step)
    detour = float(length / np.linalg.norm(start))
    table.append((angle, detour))
    print(f"kappa {kappa:2}: {angle:4.1f} degrees, {detour:4.1f} times")
