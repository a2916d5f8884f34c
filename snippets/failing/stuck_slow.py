import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, binary_cross_entropy, circles

x, y = circles(n=60, noise=0.05, rng=0)
eta = np.array([1, 0.3, 0.1, 2])
nets = MLP([2, 8, 1], "tanh", replicas=4)
nets.theta = np.outer([1, 1, 1, 0.1], MLP([2, 8, 1], rng=1).theta)
losses, lengths = [], []
for t in range(600):
    L, g = nets.loss_and_gradient(x, y[:, None], binary_cross_entropy)
    losses.append(L)
    lengths.append(np.linalg.norm(g, axis=1))
    nets.theta -= eta[:, None] * g
L, length = np.array(losses), np.array(lengths)  # (600, 4)
names = ["rate 1", "rate 0.3", "rate 0.1", "plateau"]
rows = []
print("to lose 0.01   expected   taken")
for k, name in enumerate(names):
    expected = 0.01 / (eta[k] * length[50, k] ** 2)
    lower = L[50:, k] < L[50, k] - 0.01
    rows.append([float(expected), int(lower.argmax()) if lower.any() else -1])
    print(f"{name:12}{expected:11.0f} {rows[-1][1]:7}")
grown = [float(length[t, 3]) for t in (50, 250, 400)]  # on the plateau
pair = float(L[59, 0]), float(L[590, 2])
same = int((np.round(L[:, 0], 2) == 0.69).argmin())
print(f"rate 1 shows 0.69 for {same} steps")

fig, ax = plt.subplots(figsize=(4.5, 2.8), layout="constrained")
for k, line in enumerate(("C0-", "C0--", "C0:", "C1-.")):
    ax.plot(L[:, k], line)
    ax.text(610, L[-1, k] - 0.02, names[k], color=line[:2])
ax.set(xlabel="step", ylabel="loss", xlim=(0, 600), ylim=(0, 0.8))
