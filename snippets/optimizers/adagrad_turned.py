import numpy as np

phi = np.linspace(0, 2 * np.pi, 13)[:-1] + 0.1


def steps(curvatures, angle, adaptive, rates):
    c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    turn = np.array([[c, s], [-s, c]])
    H = turn.T @ np.diag(curvatures) @ turn
    start = np.stack([np.cos(phi), np.sin(phi)], axis=1)  # 12 starts
    theta = start / np.sqrt(curvatures) @ turn  # all with the loss 1/2
    theta = np.tile(theta, (len(rates), 1, 1))  # (rates, 12, 2)
    eta, s, count = np.reshape(rates, (-1, 1, 1)), 0, 0
    for t in range(500):
        g = theta @ H
        count = count + ((g * theta).sum(axis=-1) > 1e-3)
        s = s + g**2 if adaptive else 1
        theta = theta - eta * g / (np.sqrt(s) + 1e-10)
    return float(np.median(count, axis=1).min())  # at the best rate


table = []
for kappa, angle in [(1, 0), (100, 0), (100, 15), (100, 45)]:
    curvatures = np.array([1, kappa])
    plain = steps(curvatures, angle, False, [2 / (kappa + 1)])
    row = plain, steps(curvatures, angle, True, [0.05, 0.1, 0.2, 0.4, 0.8])
    table.append(row)
    print(f"kappa {kappa:3}, {angle:2} degrees:", *row)
