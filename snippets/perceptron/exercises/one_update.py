import numpy as np

x, y = np.array([1, 1]), 1  # one row and its label
w, b, eta = np.array([0.7, 0.4]), -1.5, 0.1

z = [float(x @ w + b)]  # the sum of this row, before and after each update
while not z[-1] > 0:
    w, b = w + eta * x, b + eta  # y - y_hat is 1
    z.append(float(x @ w + b))
print("z =", *[f"{value:.1f}" for value in z])
move = z[1] - z[0]
print(f"each update moves it by {move:.1f}")
print(f"eta * (|x|^2 + 1) = {eta * (x @ x + 1):.1f}")
