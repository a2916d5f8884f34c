import numpy as np

from nnref import MLP

sizes, h = [30] * 21, 1e-3  # 20 layers of 30 units
x = np.random.default_rng(1).normal(size=(1, 30))
table, checks = [], []
print("layers      1     5    10    20")
for hidden in ("sigmoid", "tanh"):
    net = MLP(sizes, hidden, output=hidden, init="glorot", rng=0)
    product, products = np.eye(30), []
    for W, a in zip(net.weights, net.forward(x).a):
        slope = a * (1 - a) if hidden == "sigmoid" else 1 - a**2
        product = product @ (W * slope)  # (30, 30): da_j / da_m
        products.append(product)
    found = [np.sqrt((products[k - 1] ** 2).sum() / 30) for k in (1, 5, 10, 20)]
    table.append([float(size) for size in found])
    print(f"{hidden:7}", *(f"{size:.0e}" for size in found))
    step = h * np.eye(30)[:1]  # of the first input
    right, left = (net.forward(x + s * step).a[4] for s in (1, -1))
    row = products[4][0]  # after 5 layers
    off = (right - left)[0] / (2 * h) - row
    checks.append(float(abs(off).max() / abs(row).max()))
print("deviation after 5 layers")
print("below 1e-6:", *(check < 1e-6 for check in checks))
