import numpy as np


def helper():
    return np.random.rand()  # draws from the one hidden generator


np.random.seed(0)
a = np.random.rand()
np.random.seed(0)
helper()  # somebody's function, called in between
b = np.random.rand()
print(f"seed:        {a:.4f} {b:.4f}", a == b)

rng = np.random.default_rng(0)
c = rng.random()
rng = np.random.default_rng(0)
helper()
d = rng.random()
print(f"default_rng: {c:.4f} {d:.4f}", c == d)
