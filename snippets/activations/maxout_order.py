import numpy as np

from nnref import maxout

x = np.array([[3.0, 4.0], [1.0, -2.0]])  # two samples
W = np.array([[1.0, -1.0, 0.0, 0.0],
              [0.0, 0.0, 1.0, -1.0]])  # fmt: skip
z = x @ W  # x1, -x1, x2, -x2: two units side by side
side_by_side = maxout(z, pieces=2)  # |x1|, |x2|
mixed_up = maxout(z[:, [0, 2, 1, 3]], pieces=2)  # x1, x2, -x1, -x2
print("side by side:", *side_by_side)
print("mixed up:    ", *mixed_up)
