import numpy as np

a, y = np.array([0.0, 1.0]), np.array([0, 1])  # both right
with np.errstate(divide="ignore", invalid="ignore"):
    losses = -y * np.log(a) - (1 - y) * np.log(1 - a)
print(losses)  # 0 times infinity is not a number
