from itertools import product

import numpy as np

x, w, y = np.array([1.0, -2.0, 3.0]), np.array([0.5, 1.0, 0.25]), 1.0
s = 0.5  # noise of this size on each input, up or down
signs = np.array(list(product([-1, 1], repeat=3)))  # equally likely
average = np.mean((y - (x + s * signs) @ w) ** 2)
error, penalty = (y - x @ w) ** 2, s**2 * np.sum(w**2)
print(f"average over the noise  {average:.6f}")
print(f"error + penalty         {error + penalty:.6f}")
