import matplotlib.pyplot as plt
import numpy as np

w = np.array([3, 4])  # (2,)
x = np.array([[4, 2], [4, -3], [-2, -1]])  # three arrows, a row each, (3, 2)
sums = x @ w  # (3,)
length_w = np.linalg.norm(w)  # |w|
lengths = np.linalg.norm(x, axis=1)  # |x|, (3,)
degrees = np.degrees(np.arccos(sums / (lengths * length_w)))  # (3,)
print(f"|w| = {length_w:.0f}")
for row, s, d in zip(x, sums, degrees):
    print(f"x = {row}: x w = {s:3}, angle {d:5.1f} degrees")

fig, ax = plt.subplots(figsize=(4.5, 3.6))
ax.fill([-8, 8, 8, -8], [6, -6, 9, 9], color="C0", alpha=0.15, linewidth=0)
ax.plot([-8, 8], [6, -6], color="gray")  # at right angles to w
for end, color in zip([w, *x], ["black", "C0", "C2", "C1"]):
    arrow = {"arrowstyle": "-|>", "color": color, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", end, (0, 0), arrowprops=arrow)
ax.text(2.3, 3.9, "$w$", ha="right", size=13)
names = ["$x w > 0$", "$x w = 0$", "$x w < 0$"]
places = [(4.1, 2), (4.1, -2.7), (-2.1, -1.6)]
for name, place, color in zip(names, places, ["C0", "C2", "C1"]):
    ax.text(*place, name, color=color, ha="left" if place[0] > 0 else "right")
ax.set(xlim=(-5, 6.5), ylim=(-4, 5), aspect="equal", xlabel="$x_1$")
ax.set_ylabel("$x_2$")
