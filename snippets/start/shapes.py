import numpy as np

theta = 0.5  # a single number: shape ()
w = np.array([0.3, 0.4])  # (2,)
x = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])  # (4, 2)
print(np.shape(theta), w.shape, x.shape, w.size, x.size)

print("row 1       ", x[1], x[1].shape)  # (1)!
print("column 0    ", x[:, 0], x[:, 0].shape)
print("one number  ", x[1, 0], x[1, 0].shape)
print("rows 1 and 2", x[1:3].tolist(), x[1:3].shape)  # (2)!
print("as a column ", w[:, None].tolist(), w[:, None].shape)  # (3)!
