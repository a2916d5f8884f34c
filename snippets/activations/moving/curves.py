import numpy as np

import nnref

names = ["step", "identity", "sigmoid", "tanh", "relu", "leaky_relu",
         "elu", "selu", "softplus", "gelu", "silu"]  # fmt: skip
at = 1.0  # where the point stands at first
print("at z = 1      f(z)   f'(z)")
for name in names:
    f = getattr(nnref, name)
    print(f"{name:10}  {f(at):6.3f}  {f.derivative(at):6.3f}")

# the curves at first: the sigmoid, left of 0 and right of it
z = np.array([np.arange(-4, 0.1, 1 / 8), np.arange(0, 4.1, 1 / 8)])
curves = [nnref.sigmoid(z), nnref.sigmoid.derivative(z)]
value, slope = nnref.sigmoid(at), nnref.sigmoid.derivative(at)

# the two constants of SELU, read from its values
scale = nnref.selu(1.0)
alpha = -nnref.selu(-50.0) / scale  # e**-50 is nearly 0
