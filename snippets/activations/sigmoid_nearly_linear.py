import numpy as np

from nnref import sigmoid

z = np.array([0.1, 0.5, 1.0, 2.0, 4.0])
line = 1 / 2 + z / 4
errors = line - sigmoid(z)
print("  z sigmoid   line   error")
for row in zip(z, sigmoid(z), line, errors):
    print("{:.1f}  {:.4f} {:.4f} {:.5f}".format(*row))

first = sigmoid(2.0) - sigmoid(0.0)  # z grows by 2
second = sigmoid(4.0) - sigmoid(2.0)  # and by 2 again
print(f"rises: {first:.4f}, then {second:.4f}")
