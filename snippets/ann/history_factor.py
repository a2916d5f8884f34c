import numpy as np

from nnref import sigmoid

steps, factors = 20, []
for w in (2, 3, 4, 5):
    a, product = 0.5, 1.0  # one unit that feeds itself
    for step in range(steps):
        z = w * (a - 0.5)  # bias -w / 2: stays where the slope is largest
        a = sigmoid(z)
        product *= w * sigmoid.derivative(z)
    factors.append(product)
    print(f"w = {w}: after {steps} steps {product:.1e}")
h = 1e-4  # the same by a difference, for w = 3
ends = []
for a in (0.5 + h, 0.5 - h):
    for step in range(steps):
        a = sigmoid(3 * (a - 0.5))
    ends.append(a)
measured = (ends[0] - ends[1]) / (2 * h)
print(f"measured, w = 3: {measured:.1e}")
