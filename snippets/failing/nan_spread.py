import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
x, y = rng.normal(size=(8, 3)), rng.normal(size=(8, 1))
W1, W2 = rng.normal(size=(3, 5)), rng.normal(size=(5, 1))
x[0, 2] = np.nan  # one entry of one row


def count(**arrays):
    for name, array in arrays.items():
        lost = int(np.isnan(array).sum())
        counts.append(lost)
        shares.append(100 * lost / array.size)
        print(f"  {name:4} {lost:2} of {array.size}")


fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.4), sharey=True,
                         layout="constrained")
signs = ["$x$", "$a^{(1)}$", "$a^{(2)}$", "$L$", "$W^{(1)}$", "$W^{(2)}$"]
counts = []
for step, ax in enumerate(axes, start=1):
    print("step", step)
    shares = []
    a1 = np.tanh(x @ W1)
    a2 = a1 @ W2
    loss = ((a2 - y) ** 2).mean() / 2
    delta2 = (a2 - y) / 8
    delta1 = delta2 @ W2.T * (1 - a1**2)
    count(x=x, a1=a1, a2=a2, loss=loss)
    W1, W2 = W1 - 0.1 * x.T @ delta1, W2 - 0.1 * a1.T @ delta2
    count(W1=W1, W2=W2)
    ax.barh(signs, shares, color="C1")
    ax.set(title=f"step {step}", xlabel="% NaN", xlim=(-2, 115),
           xticks=[0, 50, 100])
    x = np.nan_to_num(x)  # too late
axes[0].invert_yaxis()
axes[0].tick_params(axis="y", labelsize=12, labelcolor="black")
