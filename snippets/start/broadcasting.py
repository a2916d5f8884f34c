import numpy as np

x = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])  # (4, 2)
w = np.array([0.3, 0.4])  # (2,)
print((x + w).tolist())

for a in ((4, 2), (4, 1)):  # shapes alone
    for b in ((), (2,), (4,), (4, 1)):
        try:
            print(a, "and", b, "->", np.broadcast_shapes(a, b))
        except ValueError:
            print(a, "and", b, "-> error")
