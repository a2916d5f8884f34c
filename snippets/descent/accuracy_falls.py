import numpy as np

from nnref import accuracy, squared_error

x = np.array([-3.0, -2, -1, 1, 2, 20])  # (n,)
y = np.array([0, 0, 0, 1, 1, 1])
w, b, eta = 0.5, 0.5, 0.01
losses, shares = [], []
for step in range(501):
    a = w * x + b  # more than a half is read as 1
    losses.append(squared_error(a, y))
    shares.append(accuracy((a > 0.5).astype(int), y))
    if step in (0, 1, 20, 500):
        print(f"step {step:3}: loss {losses[-1]:.4f},", end=" ")
        print(f"accuracy {shares[-1]:.2f}")
    w -= eta * ((a - y) * x).mean()
    b -= eta * (a - y).mean()
rises = int((np.diff(losses) > 0).sum())
print("steps in which the loss rose:", rises)
