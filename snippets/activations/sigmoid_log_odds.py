import numpy as np

p = np.array([0.01, 0.1, 0.5, 0.9, 0.99])
odds = p / (1 - p)
z = np.log(odds)
back = 1 / (1 + np.exp(-z))
print("   p    odds       z   back")
for row in zip(p, odds, z, back):
    print("{:.2f} {:7.4f} {:7.4f}   {:.2f}".format(*row))
