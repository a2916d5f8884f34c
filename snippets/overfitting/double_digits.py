import matplotlib.pyplot as plt
import numpy as np

from nnref import digits, one_hot

x, y = digits()
n, draws, target = 60, 5, one_hot(y)
test = slice(1397, None)  # 400 images
widths = [10, 20, 30, 40, 50, 60, 70, 80, 100, 140, 200, 400]
wrong, firing = np.empty((len(widths), draws)), []
for draw in range(draws):
    rng = np.random.default_rng(draw)
    rows = rng.permutation(1397)[:n]
    W1 = 0.3 * rng.normal(size=(64, 400))  # random, and stays so
    b1 = 0.5 * rng.normal(size=400)
    hidden = np.maximum(0, x / 16 @ W1 + b1)
    firing.append(int((hidden[rows, :70] > 0).any(axis=0).sum()))
    for k, d in enumerate(widths):
        h = hidden[:, :d]
        W2 = np.linalg.pinv(h[rows]) @ target[rows]  # the shortest
        wrong[k, draw] = ((h[test] @ W2).argmax(axis=1) != y[test]).mean()
middle = np.median(wrong, axis=1)
firing.sort()
print("width  wrong: least, median, most")
for d, row in zip(widths, np.sort(wrong)):
    print("{:5}   {:.2f}  {:.2f}  {:.2f}".format(d, *row[::2]))
wins = int((wrong[-1] < wrong[:5].min(axis=0)).sum())
print(f"400 beats all up to 50 in {wins} of 5")
print("firing of 70:", *firing)

fig, ax = plt.subplots(figsize=(4.5, 2.6))
ax.semilogx(widths, wrong, "o", color="C1", markersize=3)
ax.semilogx(widths, middle, color="C0")
ax.axvline(n, color="gray", linestyle=":")
ticks = [10, 20, 50, 100, 200, 400]
ax.set(xticks=ticks, xticklabels=ticks, ylim=0, xlabel="hidden neurons",
       ylabel="share of wrong answers")
ax.minorticks_off()
