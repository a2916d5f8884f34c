from itertools import product

import numpy as np

x, w, y = np.array([1.0, -2.0, 3.0]), np.array([0.5, 1.0, 0.25]), 1.0
p, average = 0.25, 0.0
for m in product([0, 1], repeat=3):
    y_hat = np.sum(m * x * w / (1 - p))
    chance = (1 - p) ** sum(m) * p ** (3 - sum(m))
    average += chance * (y - y_hat) ** 2
    print(m, f"output {y_hat:5.2f}  chance {chance:.3f}")

error = (y - x @ w) ** 2
penalty = p / (1 - p) * np.sum(x**2 * w**2)
gap = abs(average - (error + penalty))
print(f"average over masks  {average:.6f}")
print(f"error + penalty     {error + penalty:.6f}")
