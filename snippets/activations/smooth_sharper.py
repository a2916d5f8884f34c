import numpy as np

from nnref import relu, softplus

z = np.linspace(-5, 5, 1001)
table = []
print("  k   largest distance   log(2) / k")
for k in (1, 2, 10):
    distance = softplus(k * z) / k - relu(z)
    table.append([z[distance.argmax()], float(distance.max())])
    print(f"{k:3}   {distance.max():16.4f}   {np.log(2) / k:10.4f}")
