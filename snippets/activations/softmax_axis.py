import numpy as np

z = np.array([[2.0, 1.0, 0.0], [0.0, 3.0, 0.0], [1.0, 1.0, 1.0]])
e = np.exp(z)
right = e / e.sum(axis=1, keepdims=True)
wrong = e / e.sum(axis=0)  # runs without an error
print("sums of the rows")
print("right", right.sum(axis=1).round(3))
sums = wrong.sum(axis=1)
print("wrong", sums.round(3))
