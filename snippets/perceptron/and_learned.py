import matplotlib.pyplot as plt
import numpy as np

x = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])  # (4, 2)
y = np.array([0, 0, 0, 1])  # (4,)
w, b, eta = np.array([0.7, 0.4]), -0.5, 0.35

history, wrong = [(w, b)], []  # (w, b) so far; the rows that were wrong
mistakes = []  # one count per epoch
while not mistakes or mistakes[-1] > 0:
    mistakes.append(0)
    for x_i, y_i in zip(x, y):
        y_hat = int(x_i @ w + b > 1e-9)
        if y_hat != y_i:
            w = w + eta * (y_i - y_hat) * x_i
            b = b + eta * (y_i - y_hat)  # the same rule: the input of b is 1
            mistakes[-1] += 1
            history.append((w, b))
            wrong.append(x_i)
updates, epochs = len(wrong), len(mistakes)
print(f"mistakes {mistakes}  w = {w.round(2)}  b = {b:.2f}")
print(f"x w + b = {(x @ w + b).round(2)}")

fig, axes = plt.subplots(2, 2, figsize=(4.5, 4.6), sharex=True, sharey=True)
window = np.array([-0.4, 1.6])
lines = [-(w[0] * window + b) / w[1] for w, b in history]  # x w + b = 0
for k, (ax, line) in enumerate(zip(axes.flat, lines)):
    ax.fill_between(window, line, 4, color="C0", alpha=0.15, linewidth=0)
    ax.plot(window, line, color="black")
    if k > 0:
        ax.plot(window, lines[k - 1], color="gray", linestyle="--")
    if k < updates:
        ax.plot(*wrong[k], "o", ms=16, color="none", markeredgecolor="C3")
    ax.plot(*x[y == 1].T, "o", color="C0")
    ax.plot(*x[y == 0].T, "x", color="C1")
    ax.set_title(f"after update {k}" if k else "before learning")
    ax.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    ax.label_outer()
ax.set(xlim=window, ylim=window, xticks=[0, 1], yticks=[0, 1])
