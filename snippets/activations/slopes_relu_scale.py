import matplotlib.pyplot as plt
import numpy as np

from nnref import relu

width, depth, networks = 40, 20, 20
rng = np.random.default_rng(0)
draws = rng.normal(size=(depth, networks, width, width))
x = rng.normal(size=(networks, 1, width))
fig, ax = plt.subplots(figsize=(4.3, 2.9))
last = []
for factor, line in ((0.5, "C0:"), (1.0, "C1-"), (2.0, "C2--")):
    a, product, sizes = x, np.eye(width), []
    for draw in draws:
        W = factor * np.sqrt(2 / width) * draw  # times He's deviation
        z = a @ W
        a, product = relu(z), product @ (W * relu.derivative(z))
        size = np.sqrt((product**2).sum(axis=(1, 2)) / width)
        sizes.append(float(np.median(size)))
    last.append(sizes[-1])
    print(f"{factor} x He: {last[-1]:.0e} after {depth} layers")
    ax.semilogy(range(1, depth + 1), sizes, line)
ax.text(11, 1e-5, "half", color="C0", ha="right")
ax.text(20, 0.08, "He", color="C1", ha="right")
ax.text(11, 2e4, "twice", color="C2", ha="right")
ax.set(xlabel="layers", ylabel="size of the product")
ax.set_xticks([1, 5, 10, 15, 20])
