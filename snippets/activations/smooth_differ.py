import numpy as np

from nnref import gelu, sigmoid, silu

z = np.linspace(-8, 8, 1601)
apart = np.abs(gelu(z) - silu(z))
largest, where = float(apart.max()), float(abs(z[apart.argmax()]))
scaled = float(np.abs(gelu(z) - z * sigmoid(1.702 * z)).max())
print(f"GELU and SiLU: {largest:.3f} apart, |z| = {where:.2f}")
print(f"with sigmoid(1.702 z): {scaled:.3f}")
