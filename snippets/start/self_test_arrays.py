import numpy as np

x = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])
w = np.array([0.3, 0.4])
z = x @ w - 0.5
fires = z > 0
count = fires.sum()
rows, columns = (x + w).shape
in_column = x[:, 0].sum()
spread = (x[:, :1] - x[:, 1]).size
