import matplotlib.pyplot as plt
import numpy as np

from nnref import softmax

first = np.linspace(-5, 5, 101)  # the logit of class 1
z = np.column_stack([first, 1 + 0 * first, 0 * first])  # (101, 3)
a = softmax(z)  # row by row
sums = a.sum(axis=1)

fig, ax = plt.subplots(figsize=(4.5, 2.6))
places = [(3.1, 0.76), (-4.7, 0.6), (-4.7, 0.33)]
for j, (dash, place) in enumerate(zip(("-", "--", ":"), places)):
    ax.plot(first, a[:, j], dash, color=f"C{j}", linewidth=2)
    ax.text(*place, f"class {j + 1}", color=f"C{j}")
ax.set(xlabel="logit of class 1", ylabel="output", ylim=(-0.02, 1.02))
