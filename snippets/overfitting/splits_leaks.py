import numpy as np

from nnref import accuracy, split, standardize


def right(x, y, new, wanted):
    """The accuracy of the nearest neighbor."""
    far = (x**2).sum(axis=1) - 2 * new @ x.T  # squared, less new^2
    return accuracy(y[far.argmin(axis=1)], wanted)


def columns(x, y):
    """The 10 columns whose means differ most between the labels."""
    return abs(x[y == 1].mean(axis=0) - x[y == 0].mean(axis=0)).argsort()[-10:]


rng, rows = np.random.default_rng(0), []
for run in range(40):
    x, y = rng.normal(size=(100, 500)), rng.integers(2, size=100)
    (a, u), (b, v) = split(x, y, (0.7, 0.3), rng)  # nothing in x says y
    joint = standardize(np.vstack([a, b]))
    p, q = standardize(a, b)
    every, own = columns(joint, np.append(u, v)), columns(p, u)
    more = np.vstack([a, b[:15]]), np.append(u, v[:15])
    rows.append([right(joint[:70], u, joint[70:], v), right(p, u, q, v),
                 right(p[:, every], u, q[:, every], v),
                 right(p[:, own], u, q[:, own], v),
                 right(*more, b, v), right(a, u, b, v)])  # fmt: skip
means = np.mean(rows, axis=0).reshape(3, 2)
names = "standardized together", "columns chosen together", "15 in both sets"
for name, pair in zip(names, means):
    print("{:23} {:.2f} {:.2f}".format(name, *pair))
