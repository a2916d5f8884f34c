import matplotlib.pyplot as plt
import numpy as np

from nnref import digits, sigmoid, standardize

x, digit = digits()
x = np.column_stack([standardize(x), np.ones(len(x))])  # (n, 65)
y, n, B, eta = digit % 2, len(x), 32, 1 / 4
rng = np.random.default_rng(0)
by_label = np.argsort(y, kind="stable")  # first all even digits, then all odd

fig, ax = plt.subplots(figsize=(4.5, 2.7))
ends = []
for name, look in (("sorted by label", "C1--"), ("shuffled", "C0-")):
    w, losses = np.zeros(65), []
    for epoch in range(4):
        order = rng.permutation(n) if name == "shuffled" else by_label
        for start in range(0, n, B):
            rows = order[start : start + B]
            error = sigmoid(x[rows] @ w) - y[rows]
            w -= eta * error @ x[rows] / len(rows)
            z = x @ w
            losses.append((np.logaddexp(0, z) - y * z).mean())
    ends.append(losses[56::57])  # after each epoch
    print(f"{name:15}", *(f"{end:.3f}" for end in ends[-1]))
    ax.plot(range(1, len(losses) + 1), losses, look, linewidth=1)
ax.text(60, 0.33, "sorted by label", color="C1")
ax.text(12, 0.19, "shuffled", color="C0")
ax.set(xlabel="updates", ylabel="loss over all samples")
ax.set_xticks(57 * np.arange(5))  # where an epoch ends
