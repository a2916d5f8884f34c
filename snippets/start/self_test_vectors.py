import numpy as np

a = np.array([3, 4])
b, c = np.array([1, 1]), np.array([1, -1])
length = (a @ a) ** 0.5
product = b @ c
