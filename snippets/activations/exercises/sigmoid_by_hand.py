import numpy as np

from nnref import sigmoid

z = np.log(3)
p = sigmoid(z)
opposite = sigmoid(-z)
slope = p * (1 - p)
w_slope = slope * 2  # the chain rule: z = 2 w + b
print(f"p = {p:.4f}, at -z {opposite:.4f}")
print(f"slope in z {slope:.4f}, in w {w_slope:.4f}")
