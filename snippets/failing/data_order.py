import matplotlib.pyplot as plt
import numpy as np

from nnref import digits, one_hot, softmax

x, y = digits()
x, y = x[:600] / 16, y[:600]
target = one_hot(y)  # (600, 10)
fig, ax = plt.subplots(figsize=(4.5, 2.8))
curves, final, nines, running = [], [], [], []
for name, look in (("sorted", "C1-"), ("shuffled", "C0--")):
    rng = np.random.default_rng(0)
    W, b = 0.01 * rng.normal(size=(64, 10)), np.zeros(10)
    order, all_rows, batches = np.argsort(y, kind="stable"), [], []
    for epoch in range(4):
        if name == "shuffled":
            order = rng.permutation(600)
        for rows in order.reshape(20, 30):
            y_hat = softmax(x[rows] @ W + b)
            batches.append(-np.log(y_hat[target[rows] == 1]).mean())
            delta = (y_hat - target[rows]) / 30
            W -= 0.5 * x[rows].T @ delta
            b -= 0.5 * delta.sum(axis=0)
            y_hat = softmax(x @ W + b)
            all_rows.append(-np.log(y_hat[target == 1]).mean())
    label = y_hat.argmax(axis=1)
    curves.append(all_rows)
    running.append(np.mean(batches[-20:]))
    final.append((label == y).mean())
    nines.append((label == 9).mean())
    print(f"{name}: loss {all_rows[-1]:.2f}, batches {running[-1]:.2f}")
    print(f"  right {final[-1]:.2f}, called a 9 {nines[-1]:.2f}")
    ax.plot(np.arange(1, 81) / 20, all_rows, look)
ax.set(xlabel="epoch", ylabel="loss", ylim=(0, 6))
ax.text(1.25, 4.6, "sorted", color="C1")
ax.text(2.2, 0.95, "shuffled", color="C0")
