import matplotlib.pyplot as plt
import numpy as np

from nnref import relu, selu, tanh

width, depth, n = 100, 20, 100
rng = np.random.default_rng(0)
draws = rng.normal(size=(depth, width, width))
x = rng.normal(size=(n, width))
runs = [(selu, 1, "C2-."), (relu, 2, "C0-"), (tanh, 1, "C1--"),
        (relu, 1, "C0:"), (selu, 1 / 4, "C2:")]
last = []
fig, ax = plt.subplots(figsize=(4.5, 2.9))
for f, gain, look in runs:  # gain: d times the variance of a weight
    a, squares = x, [1.0]
    for W in draws:
        a = f(a @ (W * np.sqrt(gain / width)))
        squares.append((a**2).mean())
    last.append(squares[-1])
    ax.semilogy(squares, look, linewidth=2)
    print(f"{f.name:4} with d v = {gain:4}: {last[-1]:.1e}")
ax.text(11, 4, "ReLU 2", color="C0")
ax.text(6, 0.22, "SELU 1", color="C2")
ax.text(14, 0.006, "tanh 1", color="C1")
ax.text(10.5, 1.5e-3, "ReLU 1", color="C0")
ax.text(4, 4e-4, "SELU ¼", color="C2")
ax.set(xlabel="layer", ylabel="mean square", ylim=(1e-7, 20),
       xticks=[0, 5, 10, 15, 20])
