import numpy as np


def a(w, b):
    return 1 / (1 + np.exp(-(x @ w + b)))


x, w, b, h = np.array([1.0, 2.0]), np.array([0.5, -0.5]), 0.5, 1e-5
slope = a(w, b) * (1 - a(w, b))
by_rule = np.array([*(slope * x), slope])  # w1, w2, b
moves = np.eye(2) * h  # a row for each weight, (2, 2)
measured = [(a(w + move, b) - a(w - move, b)) / (2 * h) for move in moves]
measured.append((a(w, b + h) - a(w, b - h)) / (2 * h))
print("by rule ", by_rule.round(4))
print("measured", np.round(measured, 4))
