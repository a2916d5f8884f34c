import matplotlib.pyplot as plt
import numpy as np

from nnref import quadratic

s = np.array([0.1, 1.0])  # curvatures of the data loss along two directions
u = np.array([[0.8, -0.6], [0.6, 0.8]])  # row j is direction j
w_hat = np.array([2.4, 0.2])  # minimum of the data loss
f = quadratic(u.T @ np.diag(s) @ u)

a, b = np.meshgrid(np.linspace(-0.6, 3.6, 70), np.linspace(-1.0, 2.0, 70))
points = np.stack([a, b], axis=-1)  # (70, 70, 2)
fig, ax = plt.subplots(figsize=(4.5, 3.3))
levels, shares = [0.02, 0.08, 0.2, 0.45, 0.8, 1.3], []
ax.contour(a, b, f(points - w_hat)[0], levels, colors="gray", linewidths=0.8)
strengths = np.concatenate([[0], np.geomspace(1e-3, 100, 80)])
kept = s / (s + strengths[:, None])  # (81, 2): a share for each direction
path = (kept * (u @ w_hat)) @ u  # (81, 2)
ax.plot(*path.T, color="C0", linewidth=2)
for strength, shift in [(0, (7, 3)), (0.1, (5, 6)), (1, (-40, 5))]:
    share = s / (s + strength)
    w = (share * (u @ w_hat)) @ u
    shares.append(share)
    print(f"lambda {strength:<3}: w = {w.round(2)}")
    print(f"  kept: flat {share[0]:.2f}, steep {share[1]:.2f}")
    ax.plot(*w, "o", color="C0")
    ax.annotate(f"$\\lambda = {strength}$", w, shift, size=11,
                textcoords="offset points", color="C0",
                bbox={"facecolor": "white", "pad": 1, "alpha": 0.85,
                      "linewidth": 0})
ax.plot(0, 0, "x", color="black")
ax.set_xlabel("$w_1$", size=12)
ax.set_ylabel("$w_2$", size=12)
ax.set_aspect("equal")
