import numpy as np

from nnref import gelu, relu, sigmoid, silu

z = np.linspace(-8, 8, 1601)
apart = np.abs(gelu(z) - silu(z))
largest, where = float(apart.max()), float(abs(z[apart.argmax()]))
from_relu = float(np.abs(gelu(z) - relu(z)).max())
scaled = float(np.abs(gelu(z) - z * sigmoid(1.702 * z)).max())
print(f"GELU and SiLU: {largest:.3f} apart, |z| = {where:.2f}")
print(f"GELU and ReLU: {from_relu:.3f} apart")
print(f"with sigmoid(1.702 z): {scaled:.3f}")
