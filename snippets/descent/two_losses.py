import matplotlib.pyplot as plt
import numpy as np

from nnref import binary_cross_entropy, sigmoid, squared_error

z = np.linspace(-8, 4, 121)
y = np.ones(1)
entropies, squares = [], []
for place in z:
    entropies.append(binary_cross_entropy([place], y))
    squares.append(squared_error(sigmoid([place]), y))

fig, ax = plt.subplots(figsize=(4.5, 2.7))
ax.plot(z, entropies, color="C0")
ax.plot(z, squares, "--", color="C1")
ax.text(-5.2, 6.2, "cross-entropy", color="C0")
ax.text(-7.9, 0.8, "squared error", color="C1")
ax.set(xlabel="$z$", ylabel="loss", ylim=(0, 8.2))
print(f"z = -8: cross-entropy {entropies[0]:.4f}")
print(f"        squared error {squares[0]:.4f}")
