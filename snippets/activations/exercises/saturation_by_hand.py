import numpy as np

from nnref import sigmoid, tanh

a = 0.99
slope = a * (1 - a)
share = slope / 0.25
t = 2 * a - 1  # the tanh unit of half the sum
tanh_slope = 1 - t**2
z = np.log(a / (1 - a))
gap = abs(sigmoid.derivative(z) - slope)
gap = gap + abs(tanh.derivative(z / 2) - tanh_slope)
print(f"sigmoid: slope {slope:.4f}, {share:.4f} of the largest")
print(f"tanh at {t:.2f}: slope {tanh_slope:.4f}")
print("as nnref:", bool(gap < 1e-12))
