import matplotlib.pyplot as plt
import numpy as np

from nnref import relu

d, depth, networks = 100, 20, 10
rng = np.random.default_rng(0)
x = rng.normal(size=(networks, 5, d))  # mean square 1
draws = rng.normal(size=(depth, networks, d, d))
layers = np.arange(1, depth + 1)
fig, ax = plt.subplots(figsize=(4.5, 3))
last = []
for product, mark, line in ((1, "C0o", ":"), (2, "C1s", "-"), (4, "C2^", "--")):
    a, sizes = x, []
    for draw in draws:  # the variance of a weight is product / d
        z = a @ draw * np.sqrt(product / d)
        a = relu(z)
        sizes.append(float(np.mean(z**2)))
    last.append(sizes[-1])
    predicted = product * (product / 2) ** (layers - 1)
    ax.semilogy(layers, predicted, line, color=mark[:2])
    ax.plot(layers, sizes, mark, markersize=4)
    print(f"{product}/d: {predicted[-1]:.1e} predicted, {last[-1]:.1e}")
    ax.text(20.6, last[-1], f"${product}/d$", color=mark[:2], size=11)
ax.set(xlabel="layer", ylabel="mean square", xlim=(0, 23))
ax.set_xticks([1, 5, 10, 15, 20])
