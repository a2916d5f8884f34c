import numpy as np

gradient = np.array([3, 4])  # (2,)
u = np.array([[-0.6, -0.8], [-0.8, -0.6], [0, -1], [0.8, -0.6], [0, 1]])
slopes = u @ gradient + 0.0  # (5,)
for direction, slope in zip(u, slopes):
    print(f"u = {direction}: slope {slope:.1f}")
