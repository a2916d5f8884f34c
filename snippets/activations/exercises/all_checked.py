import numpy as np

import nnref

z = np.linspace(-6, 6, 1201)
names = ["sigmoid", "tanh", "relu", "elu",
         "selu", "softplus", "gelu", "silu"]  # fmt: skip
for name in names:
    f = getattr(nnref, name)
    steep = bool((f.derivative(z) > 1).any())
    positive = bool((f(z) > 0).all())
    print(f"{name:9} f' > 1 {steep!s:6} f > 0 {positive}")
half = nnref.elu.derivative([0.0, 0.001], alpha=0.5)
print("ELU, alpha 0.5, slopes at 0:", half)
