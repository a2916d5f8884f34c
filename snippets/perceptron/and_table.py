import numpy as np

x = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])  # (4, 2)
y = np.array([0, 0, 0, 1])  # labels, (4,)
w, theta = np.array([0.7, 0.4]), 0.5

products = x * w  # one product per weight, (4, 2)
sums = products.sum(axis=1)  # x w, (4,)
y_hat = (sums > theta).astype(int)  # (4,)
wrong = int((y_hat != y).sum())

print("x1 x2  w1x1  w2x2  sum  y_hat  y")
for row, p, s, out, label in zip(x, products, sums, y_hat, y):
    mark = "" if out == label else "  wrong"
    print(f"{row[0]:2} {row[1]:2}  {p[0]:4.1f}  {p[1]:4.1f}", end="  ")
    print(f"{s:3.1f}  {out:5}  {label}{mark}")
