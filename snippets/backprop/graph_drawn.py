import matplotlib.pyplot as plt

from nnref import Value

v, u = Value(-3.0), Value(2.0)
p = v * u
q = u**2
f = p + q

signs = {"*": r"\cdot", "**": r"(\;)^2", "+": "+"}
names = {p: "p", q: "q", f: "f"}
inside = {v: "v", u: "u"} | {value: signs[value.op] for value in names}
places = {
    value: (1.6 * k, (len(column) - 1) / 2 - j)
    for k, column in enumerate(f.columns())
    for j, value in enumerate(column)
}

fig, ax = plt.subplots(figsize=(4.5, 2.4))
for value, (x, y) in places.items():
    mark = "o" if value.parents else "s"
    ax.plot(x, y, mark, ms=28, color="white", markeredgecolor="black")
    ax.text(x, y, f"${inside[value]}$", ha="center", va="center")
    above = f"{names[value]} = " if value.parents else ""
    text = f"${above}{value.data:g}$"
    ax.text(x, y + 0.33, text, ha="center", color="C0")
    for parent, slope in zip(value.parents, value.slopes):
        left, height = places[parent]
        arrow = dict(arrowstyle="->", color="gray", shrinkA=19, shrinkB=15)
        ax.annotate("", (x, y), (left, height), arrowprops=arrow)
        middle = left + 0.55 * (x - left)
        lower = height + 0.55 * (y - height) - 0.22
        text = rf"$\times {{{slope:g}}}$"
        ax.text(middle, lower, text, ha="center", color="C1", size=9)
ax.set(xlim=(-0.5, 3.7), ylim=(-0.9, 1.1))
ax.axis("off")
