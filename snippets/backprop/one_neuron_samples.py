import matplotlib.pyplot as plt
import numpy as np

from nnref import sigmoid

x = np.array([[2, -1], [1, 1], [-1, 2], [0, -2.0]])  # (4, 2)
y = np.array([1.0, 1, 0, 0])  # (4,)
w, b, n = np.array([-0.4, 0.5]), 0.3, len(x)


def loss(w, b):
    return ((sigmoid(x @ w + b) - y) ** 2 / 2).mean()


z = x @ w + b  # (4,)
delta = (sigmoid(z) - y) * sigmoid.derivative(z)  # (4,)
grad_w, grad_b = x.T @ delta / n, delta.mean()  # (2,) and a number
one_by_one = sum(d * row for d, row in zip(delta, x)) / n
print("gradient in w", grad_w.round(4))
print("one by one   ", one_by_one.round(4))
print(f"gradient in b {grad_b:.4f}")

before, drop = loss(w, b), grad_w @ grad_w + grad_b**2
etas = np.linspace(0, 12, 61)
after = [loss(w - eta * grad_w, b - eta * grad_b) for eta in etas]
rates, losses, guesses = etas[[1, 5, 60]], [], []
print(f"loss {before:.4f}; after a step, by the slope")
for eta in rates:
    losses.append(loss(w - eta * grad_w, b - eta * grad_b))
    guesses.append(before - eta * drop)
    print(f"eta {eta:4.1f}: {losses[-1]:.4f}  {guesses[-1]:.4f}")

fig, ax = plt.subplots(figsize=(4.5, 2.4))
ax.plot(etas, after, color="C0")
ax.plot(etas, before - etas * drop, "--", color="gray")
ax.text(7, after[35] + 0.005, "loss after the step", color="C0")
ax.text(4.7, before - 5 * drop - 0.02, "by the slope", color="gray", ha="right")
ax.set(xlabel=r"$\eta$", ylabel="$L$", ylim=(0, None))
