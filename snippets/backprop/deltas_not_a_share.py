import numpy as np

from nnref import sigmoid

x, y = np.array([[1.0, 2.0]]), np.array([[1.0, 0.0]])
W1 = np.array([[0.5, -1.0, 1.0], [0.5, 1.0, -1.5]])
W2 = np.array([[1.0, -1.0], [-2.0, 1.0], [1.0, 2.0]])
sums = []
for factor in (1, 4):  # W1, then four times W1
    z1 = x @ (factor * W1)
    z2 = sigmoid(z1) @ W2
    errors = sigmoid(z2) - y
    delta2 = errors * sigmoid.derivative(z2)
    delta1 = delta2 @ W2.T * sigmoid.derivative(z1)
    print("errors", errors[0].round(4))
    print("hidden", delta1[0].round(4))
    sums.append([errors.sum(), delta1.sum()])
    print("sums   {:.4f} {:.4f}".format(*sums[-1]))
