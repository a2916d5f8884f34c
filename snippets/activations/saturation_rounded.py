import numpy as np

z = np.array([10.0, 30, 37, 40])
a = 1 / (1 + np.exp(-z))
from_output = a * (1 - a)
e = np.exp(-z)
from_sum = e / (1 + e) ** 2
print(" z  from a    from z")
for row in zip(z, from_output, from_sum):
    print("{:2.0f}  {:.2e}  {:.2e}".format(*row))
