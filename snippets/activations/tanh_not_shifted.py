import numpy as np

from nnref import sigmoid, tanh

z = np.linspace(-6, 6, 1201)
shapes = {
    "sigmoid(z) - 1/2": sigmoid(z) - 1 / 2,
    "2 sigmoid(z) - 1": 2 * sigmoid(z) - 1,
    "2 sigmoid(2 z) - 1": 2 * sigmoid(2 * z) - 1,
}
gaps = []
for name, values in shapes.items():
    gaps.append(float(np.abs(values - tanh(z)).max()))
    print(f"{name:18} off by {gaps[-1]:.3f}")

largest = [float(f.derivative(z).max()) for f in (sigmoid, tanh)]
print(f"largest slopes: {largest[0]:.2f} and {largest[1]:.2f}")
edge = np.arctanh(np.sqrt(3) / 2)  # there 1 - t^2 = 1/4
print(f"tanh: slope {tanh.derivative(edge):.2f} at {edge:.3f}")
