import numpy as np

gradient = np.array([3.0, -2.0])  # (2,)
u = np.array([0.6, 0.8])  # of length 1, (2,)
slope = gradient @ u
across = np.array([2.0, 3.0])  # at right angles to the gradient, (2,)
level = across / np.linalg.norm(across)  # of length 1, (2,)
print(f"slope along u {slope:.1f}, along the contour {gradient @ level:.1f}")
