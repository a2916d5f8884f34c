import numpy as np

w = np.zeros(2)
kept, copied = [], []
for _ in range(2):
    kept.append(w)  # the array itself, again and again
    copied.append(w.copy())
    w += 1
print("kept  ", np.array(kept).tolist())
print("copied", np.array(copied).tolist())

x = np.array([[1, 2], [3, 4]])
row = x[0]  # a view: it shares its numbers with x
row += 10
print("x     ", x.tolist())
