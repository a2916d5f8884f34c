import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
y = rng.normal(size=100)
curvature, runs = 2.0, 1500
lowest = y.mean()  # where the mean of curvature / 2 * (w - y)^2 is least
s2 = curvature**2 * y.var()  # variance of the slope of one sample
rates = np.array([0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9])
w = np.full((len(rates), runs), lowest)  # every run starts at the minimum
for t in range(150):
    drawn = y[rng.integers(100, size=w.shape)]
    w -= rates[:, None] * curvature * (w - drawn)
measured = ((w - lowest) ** 2).mean(axis=1)
predicted = rates * s2 / (curvature * (2 - rates * curvature))
worst = abs(measured / predicted - 1).max()  # relative
for line in zip(rates, measured, predicted):
    print("eta {:.2f}: {:.3f}, predicted {:.3f}".format(*line))

fig, ax = plt.subplots(figsize=(4.5, 2.8))
fine = np.geomspace(0.015, 0.94)
theory = fine * s2 / (curvature * (2 - fine * curvature))
ax.loglog(fine, theory, color="black")
ax.loglog(rates, measured, "C0o")
ax.text(0.05, 0.02, "predicted")
ax.text(0.06, 0.12, "measured", color="C0", ha="right")
ax.set(xlabel="learning rate", ylabel="$V$", xticks=rates[[0, 2, 3, 4, 6]])
ax.set(xticklabels=["0.02", "0.1", "0.2", "0.4", "0.8"])
ax.minorticks_off()
