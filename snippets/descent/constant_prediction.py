import matplotlib.pyplot as plt
import numpy as np

late = np.array([1.0, 2, 2, 4, 6])  # minutes, on five days
broken = np.array([1.0, 2, 2, 4, 21])  # the same, with one outlier
c = np.linspace(0, 10, 201)[:, None]  # one prediction for all days
losses = {
    "squared": lambda c, y: (0.5 * (c - y) ** 2).mean(axis=1),
    "absolute": lambda c, y: np.abs(c - y).mean(axis=1),
}
best = []
fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.9))
for ax, (name, loss) in zip(axes, losses.items()):
    best.append([])
    for y, line in [(late, "C0-"), (broken, "C1--")]:
        curve = loss(c, y)
        lowest = curve.argmin()
        best[-1].append(float(c[lowest, 0]))
        ax.plot(c, curve, line)
        ax.plot(c[lowest], curve[lowest], "o", color="black", markersize=5)
    ax.set(xlabel="prediction", xticks=[0, 2, 4, 6, 8, 10])
    ax.set_title(f"{name} error")
    print(f"{name:8} lowest at {best[-1]}")
axes[0].set(ylabel="loss", ylim=(0, 50))
axes[0].text(2.6, 40, "with the outlier", color="C1")
axes[0].text(0.4, 10, "without", color="C0")
axes[1].set(ylim=(0, 8.5))
means = [float(late.mean()), float(broken.mean())]
medians = [float(np.median(late)), float(np.median(broken))]
print("means   ", means)
print("medians ", medians)
