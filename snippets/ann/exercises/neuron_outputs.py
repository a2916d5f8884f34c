import numpy as np

x = np.array([2.0, -1.0])
W = np.array([[0.5, -1.0], [2.0, 0.5]])  # a column for each neuron
b = np.array([0.5, 4.0])
z = x @ W + b
a = np.maximum(0, z)  # ReLU
print("z", z)
print("a", a)
without = (x @ W)[1]  # the second sum without its bias
