import numpy as np

x = np.array([1, 1])  # inputs, (2,)
w = np.array([0.3, 0.4])  # weights, (2,)
theta = 0.5  # threshold

products = x * w  # one per input, (2,)
total = products.sum()  # the same as x @ w
output = int(total > theta)  # (1)!
p1, p2 = products
print(f"{p1:.1f} + {p2:.1f} = {total:.1f} > {theta}  ->  {output}")
