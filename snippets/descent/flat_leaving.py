import matplotlib.pyplot as plt
import numpy as np

from nnref import saddle

eta, distances = 0.1, 10.0 ** -np.arange(1, 13)  # how far from the ridge
theta = np.stack([np.ones(12), distances], axis=1)  # (12, 2)
steps = np.zeros(12, dtype=int)
while (near := abs(theta[:, 1]) < 0.5).any():
    theta = theta - eta * saddle(theta)[1]
    steps += near
extra = int(steps[4] - steps[1])  # for a start a thousand times as close
predicted = np.log(0.5 / distances) / np.log(1 + eta)
for k in (0, 5, 11):
    print(f"{distances[k]:.0e}: {steps[k]:3} steps, formula {predicted[k]:.1f}")

fig, ax = plt.subplots(figsize=(4.5, 2.6))
ax.plot(distances, predicted, color="C1", linestyle="--")
ax.plot(distances, steps, "o", color="C0", markersize=5)
ax.text(1e-8, 125, "formula", color="C1", ha="right")
ax.text(1e-7, 180, "measured", color="C0")
ax.set(xscale="log", xlabel="distance from the ridge", ylabel="steps")
