import numpy as np

from nnref import sigmoid

z, h = np.array([0.0, 2, 4, 6, 10]), 1e-5
p = sigmoid(z)
slopes = p * (1 - p)
measured = (sigmoid(z + h) - sigmoid(z - h)) / (2 * h)
print(" z  formula   measured")
for row in zip(z, slopes, measured):
    print("{:2.0f} {:9.6f} {:9.6f}".format(*row))

many = np.linspace(-10, 10, 100001)
all_slopes = sigmoid(many) * (1 - sigmoid(many))
top = all_slopes.max()
place = abs(many[all_slopes.argmax()])
print(f"largest: {top:.4f} at z = {place:.1f}")
