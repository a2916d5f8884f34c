import numpy as np

x = np.array([[1.0, 2.0, 6.0], [4.0, 4.0, 7.0]])  # (2, 3)
columns = x - x.mean(axis=0)  # (2, 3) - (3,)
rows = x - x.mean(axis=1, keepdims=True)  # (2, 3) - (2, 1)
print(columns.tolist(), columns.mean(axis=0))
print(rows.tolist(), rows.mean(axis=1))
