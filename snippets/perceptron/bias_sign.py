import numpy as np

x = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])  # (4, 2)
w, theta = np.array([0.3, 0.4]), 0.5

fired = []  # rows that fire, of 4
for b in (-theta, +theta):  # right, then with the sign forgotten
    z = x @ w + b  # (4,)
    fired.append(int((z > 0).sum()))
    print(f"b = {b:+}:  z = {z.round(1)}, {fired[-1]} of 4 rows fire")
