import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, Adam, digits, train

x, y = digits()
x = x.reshape(-1, 4, 2, 4, 2).mean(axis=(2, 4)).reshape(-1, 16) / 16
rng = np.random.default_rng(0)
y = np.where(rng.random(1797) < 0.2, rng.integers(0, 10, 1797), y)
rows = np.array([rng.permutation(1797) for _ in range(8)])
few, validation = rows[:, :100], rows[:, 100:300]  # eight times


def errors(width):  # share of wrong answers, (2, 8)
    net = MLP([16, width, 10], rng=0, replicas=8)
    train(net, x[few], y[few], "softmax_cross_entropy", Adam(0.1), 40)
    return [(net.classify(x[part]) != y[part]).mean(axis=1)
            for part in (few, validation)]


widths = [2, 8, 32, 128]
both = np.array([errors(width) for width in widths])
middle = np.median(both, axis=2)
print("width  training  validation")
for width, (inside, outside) in zip(widths, middle):
    print(f"{width:5} {inside:9.2f} {outside:11.2f}")
smaller, larger = (both[[1, 3], 1] < both[2, 1]).sum(axis=1).tolist()
print(f"8 is better than 32 in {smaller} of 8")
print(f"128 is better than 32 in {larger} of 8")

fig, ax = plt.subplots(figsize=(4.5, 2.8))
for k, look in enumerate(("C0o-", "C1s--")):
    ax.semilogx(widths[:3], middle[:3, k], look)
ax.text(8.5, 0.19, "training", color="C0")
ax.text(8.5, 0.5, "validation", color="C1")
ax.set_xticks(widths[:3], widths[:3])
ax.minorticks_off()
ax.set(ylim=(0, 0.75), xlabel="hidden neurons",
       ylabel="share of wrong answers")
