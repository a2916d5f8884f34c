import numpy as np

x = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])  # (4, 2)
w, theta = np.array([0.3, 0.4]), 0.5  # (2,), ()

outputs = []
for row in x:  # scalar code: one sample at a time, one input at a time
    total = 0.0
    for value, weight in zip(row, w):
        total += value * weight
    outputs.append(1 if total > theta else 0)

y_hat = (x @ w > theta).astype(int)  # array code: (4, 2) @ (2,) -> (4,)
print(outputs, y_hat.tolist())
