import numpy as np

import nnref

names = ["identity", "step", "sigmoid", "tanh", "relu", "leaky_relu",
         "elu", "selu", "softplus", "gelu", "silu"]  # fmt: skip
z = np.linspace(-8, 8, 16001)  # 0 is among them
density = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)

at_zero, largest, where, lowest, mean = {}, {}, {}, {}, {}
print("name        f'(0)  max f'  mean f")
for name in names:
    f = getattr(nnref, name)
    slopes = f.derivative(z)
    at_zero[name] = f.derivative(0.0)
    largest[name] = slopes.max()
    where[name] = z[slopes.argmax()]
    lowest[name] = f(z).min()
    mean[name] = float((f(z) * density).sum() * (z[1] - z[0]))
    print(f"{name:10} {at_zero[name]:6.2f} {largest[name]:7.3f}"
          f" {mean[name] + 0.0:7.3f}")  # fmt: skip

peaks = [[where[name], largest[name]] for name in ("gelu", "silu")]
least = [lowest[name] for name in ("elu", "selu", "gelu", "silu")]
shown = ["sigmoid", "tanh", "relu", "elu", "selu", "softplus"]
means = [mean[name] for name in shown]
steepest = largest["selu"]
