import matplotlib.pyplot as plt
import numpy as np
from nnref import sigmoid

x = np.linspace(-6, 6, 121)
styles = ["--", "-", ":"]
fig, (left, right) = plt.subplots(1, 2, figsize=(4.5, 2.5), sharey=True)
w, biases = 1.0, [-3.0, 0.0, 3.0]
middles = [(0 - b) / w for b in biases]  # where w x + b = 0
for k, b in enumerate(biases):
    left.plot(x, sigmoid(w * x + b), styles[k], color=f"C{k}")
    left.plot(middles[k], 0.5, "o", color=f"C{k}")
    spot = middles[k] + [0.3, 0.3, -0.3][k], [0.36, 0.36, 0.6][k]
    side = ["left", "left", "right"][k]
    left.text(*spot, f"${b:g}$", color=f"C{k}", ha=side)
left.set(title="the bias $b$", xlabel="$x$", yticks=[0, 0.5, 1])

for k, w in enumerate([-1.0, 0.5, 3.0]):
    right.plot(x, sigmoid(w * x), styles[k], color=f"C{k}")
    spot = [(-3.5, 0.84), (2.8, 0.62), (0.9, 0.78)][k]
    side = ["left", "left", "left"][k]
    right.text(*spot, f"${w:g}$", color=f"C{k}", ha=side)
right.plot(0, 0.5, "o", color="black")
right.set(title="the weight $w$", xlabel="$x$")
print("half-way at x =", middles)
