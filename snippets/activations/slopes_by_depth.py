import matplotlib.pyplot as plt
import numpy as np

from nnref import relu, sigmoid, tanh

depth = 20


def products(f, a):
    """Of the slopes of 1, 2, ... layers, all weights 1, all biases 0."""
    product, found = 1.0, []
    for _ in range(depth):
        z = 1.0 * a  # w = 1
        a, product = f(z), product * 1.0 * f.derivative(z)
        found.append(float(product))
    return found


layers = np.arange(1, depth + 1)
curves = {f.name: products(f, 0.5) for f in (sigmoid, tanh, relu)}
fig, ax = plt.subplots(figsize=(4.5, 3))
for (name, found), line in zip(curves.items(), ("C0o-", "C1s-", "C2^-")):
    print(f"{name:8}10: {found[9]:.1e}, 20: {found[19]:.1e}")
    ax.semilogy(layers, found, line, markersize=4)
at_most = 0.25**layers
print(f"at most 10: {at_most[9]:.1e}, 20: {at_most[19]:.1e}")
ax.semilogy(layers, at_most, "--", color="black")
ax.text(20, 4, "ReLU", color="C2", ha="right")
ax.text(20, 0.006, "tanh", color="C1", ha="right")
ax.text(9.6, 1e-9, "sigmoid", color="C0", ha="right")
ax.text(11.5, 1e-6, "sigmoid at most", color="black")
ax.set(xlabel="layers", ylabel="product", ylim=(1e-14, 100))
ax.set_xticks([1, 5, 10, 15, 20])
sigmoids, tanhs, relus = curves["sigmoid"], curves["tanh"], curves["relu"]
