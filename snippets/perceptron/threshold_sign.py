import numpy as np

x = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])
y = np.array([0, 0, 0, 1])
eta = 0.35

for sign in (+1, -1):  # theta like a weight, then like minus a weight
    w, theta = np.array([0.7, 0.4]), 0.5
    mistakes = []
    for epoch in range(8):
        mistakes.append(0)
        for x_i, y_i in zip(x, y):
            error = y_i - int(x_i @ w - theta > 1e-9)
            w = w + eta * error * x_i
            theta = theta + sign * eta * error
            mistakes[-1] += abs(error)
    print(f"sign {sign:+}: mistakes", *mistakes)
