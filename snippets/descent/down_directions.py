import matplotlib.pyplot as plt
import numpy as np

from nnref import saddle

theta = np.array([1.0, 0.5])  # (2,)
L, gradient = saddle(theta)
length = float(np.linalg.norm(gradient))
down = -gradient / length  # of length 1, (2,)
across = np.array([-down[1], down[0]])  # at right angles to it, (2,)
degrees = np.arange(-180, 181, 10)  # from the downhill direction
phi = np.radians(degrees)[:, None]  # (37, 1)
u = np.cos(phi) * down + np.sin(phi) * across  # (37, 2)
predicted = -length * np.cos(phi[:, 0])  # (37,)

fig, ax = plt.subplots(figsize=(4.5, 3))
ax.plot(degrees, predicted, color="black")
kinds = [(0.001, "o", "C0", -0.07), (0.5, "s", "C1", 0), (1.5, "x", "C2", 0.07)]
lowest, offs = [], []
for t, mark, color, up in kinds:
    change = (saddle(theta + t * u)[0] - L) / t  # (37,)
    lowest.append(int(degrees[change.argmin()]))
    offs.append(float(np.abs(change - predicted).max()))
    print(f"t = {t:5}: off {offs[-1]:.4f}, lowest at {lowest[-1]}")
    ax.plot(degrees, change, mark, color=color, markersize=4)
    ax.text(188, change[-1] + up, f"$t = {t:g}$", color=color, va="center")
ax.axhline(0, color="lightgray", linewidth=0.8, zorder=0)
ax.set(xlabel="angle to downhill, degrees", ylabel="change of loss / distance")
ax.set(xticks=range(-180, 181, 90), xlim=(-190, 270))
