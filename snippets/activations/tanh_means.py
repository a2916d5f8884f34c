import numpy as np

from nnref import relu, sigmoid, tanh

rng = np.random.default_rng(0)
n, d, k = 1000, 50, 100
x = rng.normal(size=(n, d))
W = rng.normal(size=(d, k))
W = W / np.sqrt((W**2).sum(axis=0))  # so that z has variance 1
z = x @ W
# a sum over these points is an integral over the normal density
points, p = np.polynomial.hermite_e.hermegauss(80)
p = p / p.sum()
means, spreads = [], []
print("         mean exact  deviation exact")
for f in (sigmoid, tanh, relu):
    a, u = f(z), f(points)
    exact = p @ u
    deviation = np.sqrt(p @ u**2 - exact**2)
    if f is relu:  # a kink: by hand
        exact = 1 / np.sqrt(2 * np.pi)
        deviation = np.sqrt(1 / 2 - exact**2)
    means.append(float(a.mean()))
    spreads.append(float(deviation))
    row = means[-1] + 0.0, abs(exact), a.std(), deviation
    print(f"{f.name:8}" + "{:5.2f} {:5.3f}  {:.3f}     {:.3f}".format(*row))
