import numpy as np

from nnref import saddle

theta = np.array([1.8, 0.4])  # (2,)
L, gradient = saddle(theta)
square = float(gradient @ gradient)  # |gradient|^2
ratios = []
print("  eta    fall    promised  ratio")
for eta in [1.0, 0.3, 0.1, 0.01, 0.001]:
    fall = L - saddle(theta - eta * gradient)[0]
    ratios.append(float(fall / (eta * square)))
    row = eta, fall, eta * square, ratios[-1]
    print("{:5}  {:7.5f}  {:7.5f}  {:.4f}".format(*row))
