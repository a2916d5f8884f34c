import matplotlib.pyplot as plt
import numpy as np

from nnref import relu, selu, tanh

depth, width, n = 40, 100, 200
rng = np.random.default_rng(0)
x = rng.normal(size=(n, width))  # mean 0, variance 1
cases = [("SELU", selu, 1, "C0-"), ("tanh", tanh, 1, "C1--"),
         ("ReLU", relu, 1, "C2:"), ("ReLU, He", relu, 2, "C3-.")]  # fmt: skip
fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.9), layout="constrained")
last = []
print("layer 40     mean  variance")
for name, f, times, line in cases:
    a, means, variances = x, [], []
    for _ in range(depth):
        W = rng.normal(size=(width, width)) * np.sqrt(times / width)
        a = f(a @ W)
        means.append(float(a.mean()))
        variances.append(float(a.var()))
    last.append([means[-1], variances[-1]])
    for ax, values in zip(axes, (means, variances)):
        ax.plot(range(1, depth + 1), values, line, label=name)
    print(f"{name:9} {means[-1]:7.3f}  {variances[-1]:8.1e}")
axes[0].set_title("mean")
axes[1].set_title("variance")
axes[1].set(yscale="log", ylim=(1e-13, 30))
axes[1].legend(loc="lower left", fontsize=9)
for ax in axes:
    ax.set_xlabel("layer")
