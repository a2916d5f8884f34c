import matplotlib.pyplot as plt

networks = [[784, 256, 128, 10], [64, 128, 64, 10], [64, 16, 10],
            [2, 32, 32, 1]]
fig, ax = plt.subplots(figsize=(4.5, 2.7))
shares = []
for row, sizes in enumerate(networks):
    layers = [(d + 1) * k for d, k in zip(sizes, sizes[1:])]
    shares.append([layer / sum(layers) for layer in layers])
    left = 0
    for l, share in enumerate(shares[-1]):
        filled = l % 2 == 1
        ax.barh(-row, share, left=left, height=0.5, edgecolor=f"C{l}",
                facecolor=f"C{l}" if filled else "white", linewidth=1.5)
        if share > 0.1:
            ax.text(left + share / 2, -row - 0.04, f"{share:.0%}", ha="center",
                    va="center", color="white" if filled else f"C{l}")
        left += share
    name = "-".join(map(str, sizes))
    ax.text(0, 0.36 - row, f"{name}:  {sum(layers)}", va="bottom")
    print(f"{name:15}", *(f"{share:6.1%}" for share in shares[-1]))
ax.set(xlim=(-0.01, 1.01), ylim=(-3.5, 0.75))
ax.set(xlabel="share of the parameters", yticks=[])
ax.spines["left"].set_visible(False)
