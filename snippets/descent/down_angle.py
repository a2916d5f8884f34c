import numpy as np

from nnref import valley

theta = np.array([-7.0, 2.0])  # (2,)
down = -valley(theta)[1]  # against the gradient
to_minimum = valley.minima[0] - theta
lengths = np.linalg.norm(down) * np.linalg.norm(to_minimum)
degrees = float(np.degrees(np.arccos(down @ to_minimum / lengths)))
print(f"against the gradient: {down}")
print(f"to the minimum:       {to_minimum}")
print(f"angle: {degrees:.1f} degrees")
