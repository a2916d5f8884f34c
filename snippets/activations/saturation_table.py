import numpy as np

from nnref import sigmoid, tanh

share = 1 / 20
root = np.sqrt(1 - share)
edge = np.log((1 + root) / (1 - root))
print("    z  sigmoid   slope  of largest")
z = np.array([0, 2, edge, 6, 10])
slopes = sigmoid.derivative(z)
for row in zip(z, sigmoid(z), slopes, 4 * slopes):
    print("{:5.2f} {:8.5f} {:7.5f} {:8.2%}".format(*row))
tanh_edge = edge / 2
print(f"tanh at {tanh_edge:.2f}: {tanh.derivative(tanh_edge):.2%}")
