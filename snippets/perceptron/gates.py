import matplotlib.pyplot as plt
import numpy as np

from nnref import gate, threshold_unit

names = ["AND", "OR", "NAND"]
weights = [[0.3, 0.4], [0.3, 0.4], [-0.3, -0.4]]  # w of each gate
thetas = [0.5, 0.2, -0.5]
right = []  # rows right, of 4

fig, axes = plt.subplots(1, 3, figsize=(4.5, 1.9), sharex=True, sharey=True)
window = np.array([-0.4, 1.4])
for ax, name, w, theta in zip(axes, names, weights, thetas):
    x, y = gate(name)  # rows 00, 01, 10, 11: (4, 2), labels (4,)
    y_hat = threshold_unit(x, w, theta)
    right.append(int((y_hat == y).sum()))
    print(f"{name:4}  {y_hat}  {right[-1]} of {len(y)} right")

    line = (theta - w[0] * window) / w[1]  # x w = theta, solved for x2
    far = 2 * np.sign(w[1])  # fires above the line if w2 > 0, else below
    ax.plot(window, line, color="black")
    ax.fill_between(window, line, far, color="C0", alpha=0.15, linewidth=0)
    ax.plot(*x[y == 1].T, "o", color="C0")
    ax.plot(*x[y == 0].T, "x", color="C1")
    ax.set(title=name, xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    ax.label_outer()
axes[0].set(xlim=window, ylim=window, xticks=[0, 1], yticks=[0, 1])
