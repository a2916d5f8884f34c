import numpy as np

from nnref import gelu, silu, softplus

z = np.array([-1.0, -3.0, -6.0])
slopes = [f.derivative(z) for f in (softplus, silu, gelu)]
for name, row in zip(("softplus", "SiLU", "GELU"), slopes):
    print(f"{name:9}" + "".join(f"{slope:11.7f}" for slope in row))
