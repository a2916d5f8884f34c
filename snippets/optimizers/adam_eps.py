import numpy as np

from nnref import Adam

sizes = np.array([1.0, 1e-6, 1e-8, 1e-9, 1e-11])  # of equal slopes
for eps in (1e-8, 1e-12):
    theta, adam = np.zeros(5), Adam(lr=1, eps=eps)
    for t in range(100):
        adam.step(theta, sizes)
    steps = -theta / 100
    if eps == 1e-8:
        shares = steps
    print(f"eps = {eps}")
    for size, step in zip(sizes, steps):
        print(f"  slope {size:5.0e}: step {step:.4f} eta")
