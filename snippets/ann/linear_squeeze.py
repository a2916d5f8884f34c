import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
x = rng.uniform(-1, 1, (60, 2))
W1, W2 = np.array([[0.8], [0.6]]), np.array([[0.7, -0.9]])  # 2-1-2
outputs = x @ W1 @ W2  # (60, 2)
rank = int(np.linalg.matrix_rank(W1 @ W2))
p = np.array([[-0.2, 0.9], [0.4, 0.1]])  # two samples
print("the middle sees", (p @ W1).ravel().round(4))
print("rank of the product:", rank)

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.6), sharex=True, sharey=True)
for ax, rows, marked, title in zip(
    axes, (x, outputs), (p, p @ W1 @ W2), ("inputs", "outputs")
):
    ax.plot(*rows.T, "o", color="C0", markersize=3, alpha=0.7)
    ax.plot(*marked[0], "s", color="C1", markersize=9, fillstyle="none")
    ax.plot(*marked[1], "x", color="black", markersize=7)
    ax.set_title(title, size=10)
    ax.set(aspect="equal", xlim=(-1.35, 1.35), ylim=(-1.35, 1.35))
    ax.set(xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    name = "x" if title == "inputs" else r"\hat y"
    ax.set_xlabel(f"${name}_1$", size=12)
    ax.set_ylabel(f"${name}_2$", size=12)
