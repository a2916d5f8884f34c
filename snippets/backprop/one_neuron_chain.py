import matplotlib.pyplot as plt
import numpy as np

x, w, b, y, h = 2.0, -0.4, 0.3, 1.0, 1e-5


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


z = x * w + b
a = sigmoid(z)
loss = (a - y) ** 2 / 2
dz_dw, da_dz, dloss_da = x, a * (1 - a), a - y  # one per link
slope = dloss_da * da_dz * dz_dw

up, down = (sigmoid(x * (w + k) + b) for k in (h, -h))
measured = ((up - y) ** 2 - (down - y) ** 2) / 2 / (2 * h)
print(f"z {z:.3f}, a {a:.3f}, loss {loss:.3f}")
print(f"slope {dloss_da:.3f} * {da_dz:.3f} * {dz_dw:.0f} = {slope:.3f}")
print(f"measured {measured:.3f}")

fig, ax = plt.subplots(figsize=(4.5, 1.9))
names, values = ["w", "z", "a", r"\ell"], [w, z, a, loss]
for k, (name, value) in enumerate(zip(names, values)):
    ax.plot(k, 0, "o", ms=24, color="white", markeredgecolor="black")
    ax.text(k, 0, f"${name}$", ha="center", va="center", size=12)
    ax.text(k, 0.36, f"${value:.3f}$", ha="center", color="C0")
for k, link in enumerate([dz_dw, da_dz, dloss_da]):
    arrow = {"arrowstyle": "->", "color": "gray", "shrinkA": 13, "shrinkB": 13}
    ax.annotate("", (k + 1, 0), (k, 0), arrowprops=arrow)
    text = rf"$\times {{{link:.3f}}}$"
    ax.text(k + 0.5, -0.32, text, ha="center", va="center", color="C1")
bow = {"arrowstyle": "->", "color": "gray", "ls": "--", "lw": 1.2}
bow |= {"connectionstyle": "arc3,rad=0.3"}
ax.annotate("", (3, -0.26), (0, -0.26), arrowprops=bow)
text = rf"$\times {{{slope:.3f}}}$"
ax.text(1.5, -0.98, text, ha="center", color="C1")
ax.set(xlim=(-0.4, 3.4), ylim=(-1.15, 0.6))
ax.axis("off")
