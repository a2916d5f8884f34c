import numpy as np

from nnref import MLP

sizes, h = [30] * 21, 1e-5  # 20 layers of 30 units
x = np.random.default_rng(1).normal(size=(1, 30))
table, checks = [], []
for hidden in ("sigmoid", "tanh"):
    net = MLP(sizes, hidden, output=hidden, init="glorot", rng=0)
    trace = net.forward(x)
    product, sizes_after = np.eye(30), []
    for W, a in zip(net.weights, trace.a):
        slope = a * (1 - a) if hidden == "sigmoid" else 1 - a**2
        product = product @ (W * slope)  # (30, 30): da_j / da_m
        sizes_after.append(float(np.sqrt((product**2).sum() / 30)))
    right, left = (net.predict(x + s * np.eye(30)[:1]) for s in (h, -h))
    off = (right - left)[0] / (2 * h) - product[0]
    checks.append(float(abs(off).max()))
    table.append([sizes_after[k - 1] for k in (1, 5, 10, 20)])
    print(hidden, *(f"{size:.1e}" for size in table[-1]))
