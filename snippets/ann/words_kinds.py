import matplotlib.pyplot as plt
from matplotlib.patches import Rectangle

boxes = [("artificial neural networks", -0.6, -0.2, 4.3, 5.6, "black"),
         ("recurrent", -0.5, 3.8, 4.05, 0.9, "C3"),
         ("feedforward", -0.5, 0, 4.05, 3.6, "C0"),
         ("convolutional", 0.35, 1.85, 3.1, 0.9, "C2"),
         ("MLP", 0.35, 0.2, 3.1, 1.45, "C1")]
networks = [[2, 1], [2, 2, 1], [64, 16, 10], [784, 256, 128, 10],
            [64, 32, 32, 32, 10]]

fig, ax = plt.subplots(figsize=(4.5, 3.4))
ax.axvline(1.5, color="gray", linestyle="--", zorder=0)
for name, left, bottom, width, height, color in boxes:
    box = Rectangle((left, bottom), width, height, facecolor="none",
                    edgecolor=color, linewidth=1.8)
    ax.add_patch(box)
    ax.text(left + 0.08, bottom + height - 0.5, name, color=color)
ax.text(1.57, 5.75, "deep", color="gray", va="center")
hidden = [len(sizes) - 2 for sizes in networks]
for sizes, layers in zip(networks, hidden):
    low = sizes == [2, 2, 1]  # two networks have one hidden layer
    ax.plot(layers, 0.42 if low else 0.8, "o", color="black", markersize=6)
    print(f"{'-'.join(map(str, sizes)):15} hidden layers: {layers}")
ax.set(xlim=(-0.7, 3.8), ylim=(-0.4, 6.1), xlabel="hidden layers",
       xticks=[0, 1, 2, 3], yticks=[])
ax.spines["left"].set_visible(False)
