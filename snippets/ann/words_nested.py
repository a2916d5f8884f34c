import matplotlib.pyplot as plt
from matplotlib.patches import Rectangle

# name, left, bottom, width, height, color, line, offset of the name
boxes = [("artificial intelligence", 0, 0, 10, 6.2, "black", "-"),
         ("machine learning", 3.5, 0.4, 6.2, 4.9, "C0", "-"),
         ("neural networks", 0.5, 0.8, 8.9, 2.5, "C1", "--"),
         ("deep learning", 5.9, 1.2, 3.2, 3.1, "C2", ":")]
examples = [(6.6, 5.72), (4.6, 3.9), (1.9, 1.6), (4.6, 1.6), (7.5, 1.9)]

fig, ax = plt.subplots(figsize=(4.5, 3.1))
for name, left, bottom, width, height, color, line in boxes:
    box = Rectangle((left, bottom), width, height, facecolor="none",
                    edgecolor=color, linestyle=line, linewidth=1.8)
    ax.add_patch(box)
    ax.text(left + 0.2, bottom + height - 0.6, name, color=color)
for number, (left, height) in enumerate(examples, start=1):
    ax.plot(left, height, "o", color="black", markersize=14)
    ax.text(left, height - 0.04, number, color="white", ha="center",
            va="center")
ax.set(xlim=(-0.1, 10.1), ylim=(-0.1, 6.3))
ax.axis("off")
