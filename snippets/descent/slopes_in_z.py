import numpy as np

y, h = 1, 1e-5


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def cross_entropy(z):
    a = sigmoid(z)
    return -y * np.log(a) - (1 - y) * np.log(1 - a)


def squared(z):
    return 0.5 * (sigmoid(z) - y) ** 2


def measured(loss, z):
    return (loss(z + h) - loss(z - h)) / (2 * h)


z = np.array([-8.0, -4, 0, 4])
a = sigmoid(z)
entropy_slopes = a - y
square_slopes = (a - y) * a * (1 - a)
print("     cross-entropy      squared error")
print(" z  formula measured  formula measured")
checks = measured(cross_entropy, z), measured(squared, z)
for row in zip(z, entropy_slopes, checks[0], square_slopes, checks[1]):
    print("{:2.0f} {:8.5f} {:8.5f} {:8.5f} {:8.5f}".format(*row))
