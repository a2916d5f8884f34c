import numpy as np

x = np.zeros((3, 2))  # 3 samples of 2 inputs
W = np.ones((2, 3))  # 3 neurons
b = np.array([1.0, 2.0, 3.0])

right = x @ W + b  # b is a row: one bias for each neuron
wrong = x @ W + b[:, None]  # a column: one for each sample
print("b as a row\n", right, sep="")
print("b as a column\n", wrong, sep="")
try:
    x[:2] @ W + b[:, None]  # with 2 samples it is noticed
except ValueError:
    print("2 samples: ValueError")
