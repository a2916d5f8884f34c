import matplotlib.pyplot as plt

nodes = {"GD": (5, 10, 1847, "gray-"), "SGD": (7, 8, 1951, "gray-"),
         "Momentum": (2.6, 7.6, 1964, "C0-"),
         "Nesterov": (1.3, 4.6, 1983, "C0-"),
         "AdaGrad": (7, 5.8, 2011, "C1--"), "RMSProp": (5.9, 3.2, 2012, "C1--"),
         "AdaDelta": (9.1, 3.2, 2012, "C1--"), "Adam": (4.2, 1, 2014, "C2-."),
         "AMSGrad": (2.3, -1.6, 2018, "C2-."),
         "AdamW": (6.1, -1.6, 2019, "C2-.")}
arrows = [("GD", "SGD", "random batches", 6.3, 9.2),
          ("GD", "Momentum", "velocity", 2.3, 9.2),
          ("Momentum", "Nesterov", "ahead", 0.3, 6.3),
          ("SGD", "AdaGrad", "divides by size", 7.2, 6.75),
          ("AdaGrad", "RMSProp", "forgets", 4.7, 4.4),
          ("AdaGrad", "AdaDelta", "own units", 8.3, 4.5),
          ("Momentum", "Adam", "direction", 1.95, 2.95),
          ("RMSProp", "Adam", "size, corrected", 5.6, 1.8),
          ("Adam", "AMSGrad", "largest size", 0.7, -0.4),
          ("Adam", "AdamW", "own decay", 5.4, -0.4)]

fig, ax = plt.subplots(figsize=(4.5, 4.5))
for start, end, text, x, y in arrows:
    (x1, y1), (x2, y2) = nodes[start][:2], nodes[end][:2]
    ax.annotate("", (x2, y2 + 0.65), (x1, y1 - 0.65),
                arrowprops={"arrowstyle": "->", "color": "black"})
    ax.annotate(text, (x, y))
for name, (x, y, year, style) in nodes.items():
    color, line = style.strip("-."), style.lstrip("grayC012")
    ax.add_patch(plt.Rectangle((x - 1.2, y - 0.65), 2.4, 1.3, fill=False,
                               edgecolor=color, linestyle=line, linewidth=2))
    ax.annotate(name, (x, y + 0.02), ha="center", va="bottom")
    ax.annotate(str(year), (x, y - 0.02), ha="center", va="top")
ax.set(xlim=(0, 10.4), ylim=(-2.3, 10.7))
ax.axis("off")
