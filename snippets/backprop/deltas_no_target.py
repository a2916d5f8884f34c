import numpy as np

from nnref import sigmoid

y = np.array([[1.0, 0.0]])
a1 = np.array([[0.8, 0.7, 0.1]])  # the hidden layer, the same each time
W2 = np.array([[1.0, -1.0], [-2.0, 1.0], [1.0, 2.0]])
for name, W in [("as before", W2), ("other signs", -W2)]:
    z2 = a1 @ W
    delta2 = (sigmoid(z2) - y) * sigmoid.derivative(z2)
    delta1 = delta2 @ W.T * a1 * (1 - a1)
    print(f"{name:12}", delta1[0].round(3))
