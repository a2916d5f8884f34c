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
axis = np.linspace(0, bound + 6, 200)
fig, ax = plt.subplots(figsize=(4.5, 3))
ax.plot(axis, np.sqrt(axis) * R, color="C1", linestyle="--")
ax.plot(axis, axis * gamma, color="C0")
ax.plot(k, length, "o", color="black", markersize=3)
ax.plot(k, progress, "+", color="C2", markersize=5)
ax.plot([bound, bound], [0, bound * gamma], color="gray", linestyle=":")
ax.text(22, 9.2, r"$\sqrt{k} \, R$", color="C1", ha="right")
ax.text(30, 6, r"$k \gamma$", color="C0")
ax.text(11, 3.7, "$|v|$")
ax.text(10.5, 1.2, "$v v^*$", color="C2")
ax.text(bound - 1, 0.6, f"$k = {bound:.0f}$", ha="right", color="gray")
ax.set(xlabel="updates", ylabel="length", xlim=(0, 57), ylim=(0, 14))
