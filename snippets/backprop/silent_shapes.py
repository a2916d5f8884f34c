import numpy as np


def outcomes(n, d, k):
    """The shape that comes of each of four mistakes."""
    rng = np.random.default_rng(0)
    a, W, b = rng.normal(size=(n, d)), rng.normal(size=(d, k)), np.ones(k)
    delta, y = rng.normal(size=(n, k)), rng.normal(size=(n, 1))
    mistakes = [
        lambda: a @ W + b[:, None],  # the bias as a column
        lambda: b - 0.1 * delta.sum(axis=1),  # the wrong axis
        lambda: b - 0.1 * delta.sum(),  # no axis
        lambda: a[:, :1] - y[:, 0],  # y flat, (n,) and not (n, 1)
    ]
    for mistake in mistakes:
        try:
            yield str(mistake().shape)
        except ValueError:
            yield "refused"


names = ["bias a column", "axis=1", "no axis", "y flat"]
table = list(zip(names, outcomes(5, 3, 4), outcomes(4, 3, 4)))
print(f"{'':14}{'n=5, k=4':10}n=4, k=4")
for name, apart, alike in table:
    print(f"{name:14}{apart:10}{alike}")
