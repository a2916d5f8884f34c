import numpy as np

x = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])  # (4, 2)
y = np.array([0, 0, 0, 1])  # (4,)
w, theta, eta = np.array([0.7, 0.4]), 0.5, 0.1

mistakes = []  # one count per epoch
while not mistakes or mistakes[-1] > 0:
    mistakes.append(0)
    for x_i, y_i in zip(x, y):
        y_hat = int(x_i @ w - theta > 1e-9)  # (1)!
        if y_hat != y_i:
            w = w + eta * (y_i - y_hat) * x_i
            mistakes[-1] += 1
            print(f"epoch {len(mistakes)}, row {x_i}: w = {w.round(2)}")
epochs, updates = len(mistakes), sum(mistakes)
print("mistakes per epoch", mistakes)
