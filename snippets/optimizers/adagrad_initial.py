import numpy as np

eta, t = 0.1, 100
table = []
for size in (1, 0.01, 1e-4):
    g = np.full(t, size)  # the same gradient in every step
    moved = []
    for s0 in (0, 0.1):  # what s is at the start
        s = s0 + (g**2).cumsum()
        moved.append((eta * g / np.sqrt(s)).sum())
    table.append(moved)
    print(f"g = {size:6}: moved {moved[0]:.2f}, {moved[1]:.4f}")
