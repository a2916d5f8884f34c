import numpy as np

from nnref import elu, relu, sigmoid, tanh

z = 4 * np.random.default_rng(0).normal(size=100000)
shares = []
for f in (sigmoid, tanh, elu, relu):
    slopes = f.derivative(z)
    flat = slopes < slopes.max() / 20
    shares.append(float(flat.mean()))
    print(f"{f.name:8} {shares[-1]:.0%}, of z > 0: {flat[z > 0].mean():.0%}")
