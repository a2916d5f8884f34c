import matplotlib.pyplot as plt
import numpy as np

from nnref import Adam

rng = np.random.default_rng(0)
runs, steps = 100, 3000
means = np.array([0.0, 1.0, 5.0])[:, None]  # of the slopes, their noise is 1
sizes = np.array([100.0, 1.0, 0.01])[:, None]  # all slopes times this
theta, adam, moves = np.zeros((3, runs)), Adam(lr=1), []
for t in range(steps):
    before = theta.copy()
    adam.step(theta, sizes * (means + rng.normal(size=theta.shape)))
    moves.append(before - theta)  # in units of eta
late = np.array(moves[steps // 2 :])  # (steps / 2, 3, runs)
middle, spread = late.mean(axis=(0, 2)), late.std(axis=(0, 2))
for i in range(3):
    print(f"mean {means[i, 0]}, noise 1, all times {sizes[i, 0]}")
    print(f"  step {middle[i]:.2f} +- {spread[i]:.2f} eta")

fig, ax = plt.subplots(figsize=(4.5, 2.7))
looks = [("C1:", "noise only"), ("C2--", "mean 1"), ("C0-", "mean 5")]
for i, (look, text) in enumerate(looks):
    ax.plot(range(1500, 1650), late[:150, i, 0], look)
    ax.text(1653, late[149, i, 0], text, color=look[:2], va="center")
for height in (0, 1):
    ax.plot([1500, 1650], [height, height], color="lightgray", zorder=0)
ax.set(xlabel="$t$", ylabel="step", xlim=(1500, 1690))
ax.set(ylim=(-0.5, 1.3), xticks=[1500, 1550, 1600, 1650], yticks=[0, 1])
ax.set_yticklabels(["0", r"$\eta$"], fontsize=11)
