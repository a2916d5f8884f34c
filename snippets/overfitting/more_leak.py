import numpy as np

from nnref import digits

rng = np.random.default_rng(0)
x = digits()[0][:300] / 16
y = rng.integers(10, size=300)  # random labels: nothing to learn


def augmented(x, y):
    """Four noisy copies of each image, with the label of the image."""
    copies = np.repeat(x, 4, axis=0)
    return copies + 0.1 * rng.normal(size=copies.shape), np.repeat(y, 4)


def accuracy(x, y, x_new, y_new):
    """Answer with the label of the nearest training image."""
    apart = (x**2).sum(axis=1) - 2 * x_new @ x.T
    return np.mean(y[apart.argmin(axis=1)] == y_new)


all_x, all_y = augmented(x, y)
order = rng.permutation(1200)
first, last = order[:900], order[900:]
leaky = accuracy(all_x[first], all_y[first], all_x[last], all_y[last])
clean = accuracy(*augmented(x[:225], y[:225]), x[225:], y[225:])
print(f"augmented, then split: {leaky:.2f}")
print(f"split, then augmented: {clean:.2f}")
