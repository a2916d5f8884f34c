import numpy as np


def product(u, v):
    """u @ v, and how many multiplications that takes."""
    global count
    count += u.shape[0] * u.shape[1] * v.shape[1]
    return u @ v


def both_passes(sizes, n, rng):
    """How many multiplications each of the passes takes."""
    global count
    W = [rng.normal(size=shape) for shape in zip(sizes, sizes[1:])]
    a, count = [rng.normal(size=(n, sizes[0]))], 0
    for layer in range(len(W)):
        a.append(np.tanh(product(a[layer], W[layer])))
    forward, count = count, 0
    delta = a[-1] / n
    for layer in reversed(range(len(W))):
        product(a[layer].T, delta)  # dW
        if layer > 0:
            slope = 1 - a[layer] ** 2
            delta = product(delta, W[layer].T) * slope
    return forward, count


count, table, rng = 0, [], np.random.default_rng(0)
for hidden in (1, 2, 8):
    sizes = [32] * (hidden + 1) + [10]
    forward, backward = both_passes(sizes, 200, rng)
    table.append([forward, backward, backward / forward])
    print(f"{hidden} hidden: {forward:9,} forward")
    print(f"          {backward:9,} backward, {table[-1][2]:.2f} times")
