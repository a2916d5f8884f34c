import matplotlib.pyplot as plt
import numpy as np

from nnref import Value

rng = np.random.default_rng(0)


def walk(value, x):  # every path from x, and the sum of their products
    if value is x:
        return 1, 1.0
    paths, total = 0, 0.0
    for parent, slope in zip(value.parents, value.slopes):
        count, product = walk(parent, x)
        paths, total = paths + count, total + slope * product
    return paths, total


layers, arrows, paths, worst = list(range(1, 8)), [], [], 0.0
for depth in layers:
    x = Value(0.5)
    a = [x]
    for _ in range(depth):  # three neurons in each layer
        a = [sum(rng.normal() * b for b in a).tanh() for _ in range(3)]
    f = sum(a)
    f.backward()
    count, total = walk(f, x)
    paths.append(count)
    arrows.append(sum(len(v.parents) for c in f.columns() for v in c))
    worst = max(worst, abs(total - x.grad))
    print(f"layers {depth}: {arrows[-1]:4} arrows, {count:4} paths")
print("sum over all paths = gradient:", worst < 1e-12)
far = 3**20  # paths through 20 layers

fig, ax = plt.subplots(figsize=(4.5, 2.4))
ax.semilogy(layers, paths, "o-", color="C1")
ax.semilogy(layers, arrows, "s--", color="C0")
ax.text(6.2, 85, "arrows", color="C0")
ax.text(5.7, 1200, "paths", color="C1", ha="right")
ax.set(xlabel="layers", ylabel="number")
