import numpy as np

curvatures = np.array([1.0, 30.0])
start = np.array([2.0, 0.8])
table = []
for eta in [0.01, 0.03, 2 / 31, 0.066]:
    theta, steps, crossings = start, 0, 0
    while np.linalg.norm(theta) > np.linalg.norm(start) / 1000:
        old, theta = theta, theta - eta * curvatures * theta
        steps, crossings = steps + 1, crossings + int(old[1] * theta[1] < 0)
    table.append((eta, steps, crossings))
    print(f"rate {eta:.4f}: {steps:3} steps, {crossings:3} crossings")
