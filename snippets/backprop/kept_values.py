import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP

net = MLP([64, 32, 10])
p, rows, kept = net.theta.size, [1, 4, 16, 64, 256, 1024], []
for n in rows:
    trace = net.forward(np.zeros((n, 64)))
    kept.append(trace.x.size + sum(a.size for a in trace.a))
    print(f"n = {n:4}: {kept[-1]:6} numbers kept")
more = p // kept[0] + 1  # rows
print(f"parameters: {p}, fewer from n = {more} on")

fig, ax = plt.subplots(figsize=(4.5, 2.5))
ax.loglog(rows, kept, "o-", color="C0", markersize=4)
ax.axhline(p, color="black", linestyle="--")
ax.text(100, 25000, "outputs kept", color="C0", ha="right")
ax.text(1, 3200, "parameters", color="black")
ax.set(xlabel="rows in the batch", ylabel="how many numbers", ylim=(50, 3e5))
