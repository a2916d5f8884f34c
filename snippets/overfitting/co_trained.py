import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, Adam, binary_cross_entropy, digits

x, digit = digits()
rng = np.random.default_rng(0)
rows = rng.permutation(len(x))[:260]
x, y = x[rows] / 16, (digit[rows] % 2)[:, None].astype(float)  # odd?
n, starts, steps, rates = 60, 5, 100, (0, 0.2, 0.5, 0.8, 0.95)
wrong = rng.random((n, 1)) < 0.1  # each label with probability 0.1
flipped = int(wrong.sum())
noisy = np.where(wrong, 1 - y[:n], y[:n])
looks = {"C0-": 1.58, "C1--": 0.96, "C2-.": 0.79, "C3:": 0.5, "C4.-": 0.65}
fig, ax = plt.subplots(figsize=(4.5, 3))
table, lowest, spread = [], [], []
print("   p  training     val.   accuracy\n      on    off    off")
for p, (look, height) in zip(rates, looks.items()):
    net = MLP([64, 16, 1], "relu", init="he", dropout=p, replicas=starts)
    adam, curve = Adam(0.02), []
    for step in range(1, steps + 1):
        on, grad = net.loss_and_gradient(x[:n], noisy,
                                         binary_cross_entropy, rng)
        adam.step(net.theta, grad)
        if step % 10 == 0:
            z = net.predict(x[n:])
            curve.append(np.mean(np.logaddexp(0, z) - y[n:] * z, (1, 2)))
    z = net.predict(x[:n])
    off = np.mean(np.logaddexp(0, z) - noisy * z, (1, 2))
    right = (net.classify(x[n:]) == y[n:, 0]).mean(axis=1)
    table.append(np.median([on, off, curve[-1], right], axis=1))
    print("{:4}  {:.2f}  {:.2f}   {:.2f}   {:.2f}".format(p, *table[-1]))
    low, middle, high = np.quantile(curve, (0.25, 0.5, 0.75), axis=1)
    lowest.append((middle.min(), 10 * middle.argmin() + 10))
    spread.append((low[-1], high[-1]))
    at = range(10, steps + 1, 10)
    ax.plot(at, middle, look)
    ax.fill_between(at, low, high, color=look[:2], alpha=0.25, linewidth=0)
    ax.text(103, height, f"$p = {p}$", color=look[:2], va="center", size=11)
ax.set(xlabel="steps", ylabel="validation loss", xlim=(0, steps))
