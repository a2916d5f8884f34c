import matplotlib.pyplot as plt

inputs = [(0, 0.8), (0, -0.8)]
hidden = [(1.6, 0.8), (1.6, -0.8)]
output = (3.2, 0)
weights = [[1, -1], [1, -1]]  # from input i to hidden unit j

fig, ax = plt.subplots(figsize=(4.5, 2.6))
for i, start in enumerate(inputs):
    ax.text(-0.1, start[1], f"$x_{i + 1}$", ha="right", va="center", size=13)
    for j, end in enumerate(hidden):
        w = weights[i][j]
        ax.plot(*zip(start, end), "-" if w > 0 else "--", color="gray")
        rise = end[1] - start[1]
        place = 0.48 - 0.09 * rise, start[1] + 0.3 * rise + 0.08
        ax.text(*place, f"${w}$", ha="center", va="bottom", size=12)
for unit, side in zip(hidden, [0.6, -0.6]):
    ax.plot(*zip(unit, output), "-", color="gray")
    ax.text(2.45, side, "$1$", ha="center", va="center", size=12)
units = zip([*hidden, output], ["OR", "NAND", "AND"], [-0.5, 1.5, -1.5])
for (left, height), name, b in units:
    ax.plot(left, height, "o", ms=34, color="white", mec="C0", zorder=2)
    ax.text(left, height, name, ha="center", va="center", size=9.5)
    ax.text(left, height - 0.62, f"$b = {b}$", ha="center")
ax.text(3.65, 0, r"$\hat y$", va="center", size=13)
columns = [(0, "inputs"), (1.6, "hidden layer"), (3.2, "output layer")]
for left, name in columns:
    ax.text(left, 1.5, name, ha="center", color="gray")
ax.set(xlim=(-0.5, 4), ylim=(-1.6, 1.8))
ax.axis("off")
