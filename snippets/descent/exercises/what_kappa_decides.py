import numpy as np


def count(curvatures, eta, turn=0.0, most=10_000):  # steps to a thousandth
    c, s = np.cos(turn), np.sin(turn)
    axes = np.array([[c, s], [-s, c]])
    H = axes.T @ np.diag(curvatures) @ axes
    theta = np.array([1.0, 0.5]) @ axes  # the start is turned as well
    goal, steps = np.linalg.norm(theta) / 1000, 0
    while np.linalg.norm(theta) > goal and steps < most:
        theta, steps = theta - eta * H @ theta, steps + 1
        if np.linalg.norm(theta) > 1e6:
            return np.inf  # it diverges
    return steps


base = count([1, 20], 2 / 21)
times_ten = count([10, 200], 2 / 210)
turned = count([1, 20], 2 / 21, turn=0.6)
careful = count([1, 20], 1 / 40)
doubled = count([1, 20], 4 / 21)
print("best rate", base, "steps; L times ten", times_ten)
print("turned", turned, "; rate 1/40", careful, "; doubled", doubled)
