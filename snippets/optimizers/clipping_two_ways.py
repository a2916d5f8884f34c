import matplotlib.pyplot as plt
import numpy as np

g, c = np.array([4.0, 1.0]), 1.5
by_norm = g * min(1, c / np.linalg.norm(g))
by_value = np.clip(g, -c, c)


def angle(u, v):
    """In degrees."""
    cosine = u @ v / np.linalg.norm(u) / np.linalg.norm(v)
    return float(np.degrees(np.arccos(min(cosine, 1.0))))


turns = [angle(g, by_norm), angle(g, by_value)]
print(f"by norm:  {by_norm.round(2)}, {turns[0]:.0f} degrees")
print(f"by value: {by_value.round(2)}, {turns[1]:.0f} degrees")

fig, ax = plt.subplots(figsize=(4.5, 2.5))
for v, color in ((g, "gray"), (by_norm, "C0"), (by_value, "C1")):
    ax.annotate("", v, (0, 0), arrowprops={
        "arrowstyle": "->", "color": color, "lw": 2, "shrinkA": 0,
        "shrinkB": 0})
turn = np.linspace(0, 2 * np.pi, 200)
ax.plot(c * np.cos(turn), c * np.sin(turn), color="C0", linewidth=1)
ax.plot([-c, c, c, -c, -c], [-c, -c, c, c, -c], "C1--", linewidth=1)
ax.text(3.0, 1.15, "gradient", color="black")
ax.text(1.75, 1.15, "by value", color="C1")
ax.text(1.65, 0.0, "by norm", color="C0")
ax.set(xlim=(-1.8, 4.4), ylim=(-1.8, 1.8), aspect="equal",
       xlabel="slope in the first parameter", ylabel="slope in the second")
