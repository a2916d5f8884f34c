import numpy as np

x = np.array([[1, 2, 3], [10, 20, 30]])  # (2, 3)
print("all   ", x.sum())
print("axis 0", x.sum(axis=0))  # over the rows: (3,)
print("axis 1", x.sum(axis=1))  # over the columns: (2,)
print("axis 1, kept", x.sum(axis=1, keepdims=True).tolist())  # (2, 1)
