import numpy as np


def outcomes(n, d, k):
    """What comes of four mistakes in the shapes."""
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
            shape = mistake().shape
        except ValueError:
            yield "refused"
        else:
            yield f"passes {shape}"


names = ["bias a column", "axis=1", "no axis", "y flat"]
table = list(zip(names, outcomes(5, 3, 4), outcomes(4, 3, 4)))
print(f"{'':14}{'n = 5, k = 4':15}n = 4, k = 4")
for name, apart, alike in table:
    print(f"{name:14}{apart:15}{alike}")
