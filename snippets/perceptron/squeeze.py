import matplotlib.pyplot as plt
import numpy as np

from nnref import Perceptron, gate

x, y = gate("AND")
record = Perceptron(n_inputs=2).fit(x, y, max_epochs=100)
v = np.array([[*w, b] for w, b in record.history])  # (updates, 3)
v_star = np.array([2, 2, -3]) / np.sqrt(17)
gamma, R = 1 / np.sqrt(17), np.sqrt(3)
updates = record.updates
k = np.arange(1, updates + 1)
length = np.linalg.norm(v, axis=1)  # |v| after k updates
progress = v @ v_star
print(" k  k gamma  v v*   |v|   sqrt(k) R")
for row in zip(k, k * gamma, progress, length, np.sqrt(k) * R):
    print("{:2}  {:6.2f} {:6.2f} {:6.2f} {:8.2f}".format(*row))

bound = (R / gamma) ** 2
axis = np.array([1, 2 * bound])
fig, ax = plt.subplots(figsize=(4.5, 3.4))
ax.loglog(axis, np.sqrt(axis) * R, color="C1", linestyle="--")
ax.plot(axis, axis * gamma, color="C0")
ax.plot(k, length, "o", color="black", markersize=4)
ax.plot(k, progress, "+", color="C2", markersize=6)
ax.plot([bound, bound], [0.1, bound * gamma], color="gray", linestyle=":")
ax.text(9, 7, r"$\sqrt{k} \, R$", color="C1", ha="right", size=13)
ax.text(24, 4, r"$k \gamma$", color="C0", size=13)
ax.text(11, 3.2, "$|v|$", size=13)
ax.text(11, 1.6, "$v v^*$", color="C2", size=13)
ax.text(bound - 3, 0.2, f"$k = {bound:.0f}$", ha="right", color="gray")
ax.set(xlabel="updates", ylabel="length", xlim=(0.9, 105), ylim=(0.15, 30))
