import numpy as np

from nnref import sigmoid, softmax, softplus

z = np.array([2.0, -1.0, 0.5])  # three weighted sums of an output layer
print("any number       ", z)
print("positive number  ", softplus(z).round(2))
print("yes or no, each  ", sigmoid(z).round(2))
print("one of three     ", softmax(z).round(2))
each, one = sigmoid(z).sum(), softmax(z).sum()
print(f"sums: sigmoid {each:.2f}, softmax {one:.2f}")
