import matplotlib.pyplot as plt
from matplotlib.patches import Rectangle

n, d, k = 6, 3, 4
i, j = 5, 2  # the filled number of z: row i, unit j
parts = [("x", n, d, "C0", {i}, range(d)), ("W", d, k, "C1", range(d), {j}),
         ("b", 1, k, "C2", {0}, {j}), ("z", n, k, "C0", {i}, {j})]

fig, ax = plt.subplots(figsize=(4.5, 2.2))
left = 0
for (name, rows, columns, color, rows_used, columns_used), sign in zip(
        parts, ["@", "+", "=", ""]):
    top, middle = -(n - rows) / 2, left + columns / 2
    for row in range(rows):
        for column in range(columns):
            used = row in rows_used and column in columns_used
            ax.add_patch(Rectangle((left + column, top - row), 1, -1,
                                   edgecolor=color,
                                   facecolor=color if used else "none"))
    ax.text(middle, top + 0.3, f"${name}$", ha="center", size=13)
    shape = f"$({rows}, {columns})$" if name != "b" else f"$({columns},)$"
    ax.text(middle, top - rows - 0.9, shape, ha="center", size=11)
    ax.text(left + columns + 0.9, -n / 2 - 0.25, sign, ha="center", size=13)
    left += columns + 1.8
ax.set(xlim=(-0.2, left - 1.6), ylim=(-n - 1.1, 1.2), aspect="equal")
ax.axis("off")
