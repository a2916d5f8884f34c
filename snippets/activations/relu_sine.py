import matplotlib.pyplot as plt
import numpy as np

from nnref import relu

t = np.linspace(0, 2, 201)
wave = np.sin(2 * np.pi * t)
rectified = relu(wave)
kept = bool((rectified[wave > 0] == wave[wave > 0]).all())
blocked = bool((rectified[wave < 0] == 0).all())
print(f"positive half unchanged: {kept}")
print(f"negative half blocked: {blocked}")

fig, ax = plt.subplots(figsize=(4.3, 2.2))
ax.plot(t, wave, "--", color="gray")
ax.plot(t, rectified, color="C0")
ax.text(0.75, 0.6, "after ReLU", color="C0", ha="center")
ax.text(1.25, -0.6, "before ReLU", color="gray", ha="center")
ax.set(xlabel="time", xticks=[0, 1, 2], yticks=[-1, 0, 1])
