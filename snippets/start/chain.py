import matplotlib.pyplot as plt

x, h = 2.0, 1e-5
u = 3 * x - 2  # the inner function
y = u**2  # the outer function
du_dx = 3.0
dy_du = 2 * u
dy_dx = dy_du * du_dx
measured = ((3 * (x + h) - 2) ** 2 - (3 * (x - h) - 2) ** 2) / (2 * h)
print(f"u = {u:.0f}, y = {y:.0f}")
print(f"dy/dx = {dy_du:.0f} * {du_dx:.0f} = {dy_dx:.0f}")
print(f"measured {measured:.4f}")

fig, ax = plt.subplots(figsize=(4.5, 1.8))
for left, name, value in [(0, "x", x), (2, "u", u), (4, "y", y)]:
    ax.text(left, 0, f"${name} = {value:g}$", ha="center", va="center")
arrow = {"arrowstyle": "->", "color": "gray"}
for left, text in [(1, rf"$\times {du_dx:g}$"), (3, rf"$\times {dy_du:g}$")]:
    ax.annotate("", (left + 0.45, 0), (left - 0.45, 0), arrowprops=arrow)
    ax.text(left, 0.18, text, ha="center", color="C0")
bow = arrow | {"connectionstyle": "arc3,rad=0.25", "ls": "--"}
ax.annotate("", (4, -0.18), (0, -0.18), arrowprops=bow)
ax.text(2, -0.95, rf"$\times {dy_dx:g}$", ha="center", color="C1")
ax.set(xlim=(-0.6, 4.6), ylim=(-1.1, 0.5))
ax.axis("off")
