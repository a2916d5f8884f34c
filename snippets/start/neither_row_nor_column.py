import numpy as np

w = np.array([0.3, 0.4])  # (2,)
print(w.shape, w.T.shape)
print("row   ", w[None, :].tolist(), w[None, :].shape)
print("column", w[:, None].tolist(), w[:, None].shape)
