import matplotlib.pyplot as plt
import numpy as np

from nnref import softmax_cross_entropy

z = np.array([2.0, 1.0, -1.0])  # logits of three classes
y = np.array([0, 1, 0])  # the second is right
e = np.exp(z - z.max())  # the largest becomes exp(0)
a = e / e.sum()
loss = -np.log(a[1])
slopes = a - y
gap = np.abs(slopes - softmax_cross_entropy.gradient([z], [1])[0]).max()
print("a     ", a.round(4))
print("slopes", slopes.round(4))
print(f"loss {loss:.4f}, sum of slopes {abs(slopes.sum()):.4f}")
print("same as nnref:", bool(gap < 1e-12))

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.3))
place = np.arange(3)
axes[0].bar(place, a, color="C0", width=0.6)
axes[0].set(ylabel="$a_j$", ylim=(0, 1))
axes[1].bar(place, slopes, color="C1", width=0.6)
axes[1].axhline(0, color="black", zorder=0, linewidth=0.8)
axes[1].set(ylabel="$a_j - y_j$", ylim=(-1, 1))
for ax in axes:
    ax.set(xlabel="class", xticks=place, xticklabels=[1, 2, 3])
