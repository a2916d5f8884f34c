import matplotlib.pyplot as plt
import numpy as np

from nnref import sigmoid

depth, w = 20, np.linspace(0.1, 10, 199)  # one chain for each w


def product(a):
    """Of w times slope in each layer; b = -w / 2, so a = 0.5 gives z = 0."""
    total = np.ones_like(w)
    for _ in range(depth):
        z = w * a - w / 2
        a, total = sigmoid(z), total * w * sigmoid.derivative(z)
    return total


middle, beside = product(0.5), product(0.6)
top = int(beside.argmax())
best_w, best = float(w[top]), float(beside[top])
print(f"from 0.6: largest at w = {best_w:.2f}: {best:.2g}")
rows = []
for k in (18, 78, 158):
    rows.append([float(w[k]), float(middle[k]), float(beside[k])])
    print(f"w = {w[k]:.0f}: {middle[k]:.0e} and {beside[k]:.0e}")

fig, ax = plt.subplots(figsize=(4.5, 3))
ax.semilogy(w, w**depth, ":", color="C2")  # ReLU, all sums positive
ax.semilogy(w, middle, "--", color="black")
ax.semilogy(w, beside, "-", color="C0")
ax.axhline(1, color="lightgray", linewidth=1, zorder=0)
ax.text(1.5, 1e6, "ReLU", color="C2", ha="right")
ax.text(7, 30, "sigmoid, z = 0", color="black")
ax.text(6.6, 1e-7, "sigmoid, from 0.6", color="C0")
ax.set(xlabel="$w$", ylabel="product", xlim=(0, 10), ylim=(1e-21, 1e9))
