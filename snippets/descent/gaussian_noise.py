import numpy as np

y, s = np.array([1.0, 2, 2, 4, 6]), 2.0  # targets, spread of the noise
gaps = []
for c in [0.0, 2.0, 3.0, 5.0]:
    loss = (0.5 * (c - y) ** 2).mean()
    density = np.exp(-((y - c) ** 2) / (2 * s**2)) / (s * np.sqrt(2 * np.pi))
    minus_log = -np.log(density.prod()) / len(y)
    gaps.append(float(minus_log - loss / s**2))
    print(f"c {c:.0f}  {minus_log:.4f} - {loss / s**2:.4f} = {gaps[-1]:.4f}")
