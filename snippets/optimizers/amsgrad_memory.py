import matplotlib.pyplot as plt
import numpy as np


def net_move(N, memory):  # one slope N, then N - 1 slopes -1
    beta2 = 1 - 1 / memory
    first = 1 + (1 - beta2) * (N**2 - 1) / (1 - beta2**N)
    v = 1 + (first - 1) * beta2 ** np.arange(N)
    return -N / v[0] ** 0.5 + (1 / v[1:] ** 0.5).sum()


counts, turns = np.array([3, 5, 8, 12, 20, 35, 60, 101, 180]), []
for N in counts:
    low, high = 1.01, 1e6  # bisect where the sign changes
    for halving in range(40):
        middle = (low * high) ** 0.5
        if net_move(float(N), middle) > 0:
            low = middle
        else:
            high = middle
    turns.append(float(middle))
    print(f"N = {N:3}: wrong way below {middle:6.1f}")
usual = net_move(101.0, 1000.0)  # beta2 = 0.999
print(f"N = 101, memory 1000: {usual:+.3f} eta a cycle")

fig, ax = plt.subplots(figsize=(4.5, 2.9))
ax.loglog(counts, turns, "C0o")
ax.loglog(counts, counts**2.0 / 4, color="black", linewidth=1)
ax.axhline(1000, color="C1", linestyle="--")
ax.text(3, 1300, "the usual memory", color="C1")
ax.text(4, 90, "goes the right way")
ax.text(25, 6, "goes the wrong way")
ax.set(xlabel="steps in a cycle", ylabel="memory", xticks=[3, 10, 30, 100])
ax.set(xticklabels=["3", "10", "30", "100"], ylim=(1, 2e4))
ax.minorticks_off()
