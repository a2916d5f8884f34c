import matplotlib.pyplot as plt
import numpy as np

from nnref import softmax

z = np.array([2.0, 1.0, 0.0])
T = np.geomspace(0.05, 50, 121)
a = softmax(z / T[:, None])  # (121, 3)
for t in (0.1, 1, 10):
    row = softmax(z / t)
    print(f"T = {t:4}: {row.round(3)}")
cold, even = softmax(z / 0.1)[0], softmax(z / 50).min()

fig, ax = plt.subplots(figsize=(4.5, 2.5))
for j, dash in enumerate(("-", "--", ":")):
    ax.semilogx(T, a[:, j], dash, color=f"C{j}", linewidth=2)
for j, place in enumerate([(0.07, 0.89), (0.2, 0.2), (1.7, 0.05)]):
    ax.text(*place, f"class {j + 1}", color=f"C{j}")
ax.axhline(1 / 3, color="gray", linewidth=0.8, zorder=0)
ax.set(xlabel="temperature", ylabel="output", ylim=(-0.03, 1.03))
