import matplotlib.pyplot as plt
import numpy as np

from nnref import Perceptron, gate

x, y = gate("XOR")  # (4, 2), (4,)
x3 = np.column_stack([x, x[:, 0] * x[:, 1]])  # a third input, (4, 3)
unit = Perceptron(n_inputs=3)
record = unit.fit(x3, y, max_epochs=100)
updates, w, b = record.updates, unit.w, unit.b
print(f"converged {record.converged}, updates {updates}")
print(f"w = {w}, b = {b}")
for row, z, label in zip(x3, x3 @ w + b, y):
    print(row, f"z = {z:4}  label {label}")

fig, ax = plt.subplots(figsize=(4.5, 3.2))
a = np.linspace(-0.5, 1.5, 81)
x1, x2 = np.meshgrid(a, a)
z = w[0] * x1 + w[1] * x2 + w[2] * x1 * x2 + b
ax.contourf(x1, x2, z, [0, 99], colors=["C0"], alpha=0.15)
ax.contour(x1, x2, z, [0], colors=["black"])
ax.plot(*x[y == 1].T, "o", color="C0")
ax.plot(*x[y == 0].T, "x", color="C1")
ax.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
ax.set(xticks=[0, 1], yticks=[0, 1])
