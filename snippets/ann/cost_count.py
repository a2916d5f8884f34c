import numpy as np


class Counted(np.ndarray):
    """An array that counts the multiplications of its matrix products."""

    count = 0

    def __matmul__(self, other):
        Counted.count += self.shape[0] * self.shape[1] * other.shape[1]
        return np.matmul(self, other)


def passes(sizes, n, rng):
    """How many multiplications each of the two passes takes."""
    shapes = list(zip(sizes, sizes[1:]))
    W = [rng.normal(size=shape).view(Counted) for shape in shapes]
    a = [rng.normal(size=(n, sizes[0])).view(Counted)]
    Counted.count = 0
    for layer in range(len(W)):
        a.append(np.tanh(a[layer] @ W[layer]))
    forward = Counted.count
    delta = a[-1] / n
    for layer in reversed(range(len(W))):
        a[layer].T @ delta  # the slopes in the weights
        if layer > 0:  # nobody asks for slopes in the data
            delta = delta @ W[layer].T * (1 - a[layer] ** 2)
    return forward, Counted.count - forward


table = []
for sizes in ([3, 4, 2], [64, 32, 10], [64, 32, 32, 32, 10]):
    forward, backward = passes(sizes, 100, np.random.default_rng(0))
    weights = sum(d * k for d, k in zip(sizes, sizes[1:]))
    formula = 100 * weights, 200 * weights - 100 * sizes[0] * sizes[1]
    assert (forward, backward) == formula
    table.append([weights, forward, backward])
    print(sizes, f"\n  forward {forward:,}, backward {backward:,}")
