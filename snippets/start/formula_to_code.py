import numpy as np

a = np.array([[1.0, 0.0], [0.5, 2.0], [0.0, 1.0]])  # outputs, (3, 2)
y = np.array([[1.0, 1.0], [0.5, 0.0], [2.0, 1.0]])  # targets, (3, 2)
n, k = a.shape

loss = 0.0
for i in range(n):  # the sum over i
    for j in range(k):  # the sum over j
        loss += (a[i, j] - y[i, j]) ** 2 / 2
loss = loss / n

same = (((a - y) ** 2).sum(axis=1) / 2).mean()  # sum over j, mean over i
print(f"{loss:.4f} {same:.4f}")
