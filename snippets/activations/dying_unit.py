import numpy as np

x, y = np.array([1.0, 2.0, 3.0]), np.array([0.5, 1.0, 1.5])


def learn(eta, steps=4):
    w, b, rows = 1.0, 0.0, []
    print(f"eta = {eta}")
    print("       w      b  max z   by w   by b")
    for step in range(steps):
        z = w * x + b
        error = (np.maximum(0, z) - y) / len(x)  # slope of the loss in a
        by_w = float((error * (z > 0) * x).sum())
        by_b = float((error * (z > 0)).sum())
        rows.append([w, b, float(z.max()), by_w, by_b])
        print(f"{step} {w:6.2f} {b:6.2f} {z.max():6.2f}", end=" ")
        print(f"{by_w:6.2f} {by_b:6.2f}")
        w, b = w - eta * by_w, b - eta * by_b
    return rows


small, large = learn(0.1), learn(0.5)
