from math import comb

import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
labels = rng.integers(2, size=(100, 1, 100))  # 100 repetitions
guesses = rng.integers(2, size=(100, 200, 100))  # of 200 models
right = guesses == labels
validation = right[:, :, :50].mean(axis=2)  # on 50 samples, (100, 200)
test = right[:, :, 50:].mean(axis=2)  # on 50 others
best = validation.argmax(axis=1)
seen = validation.max(axis=1).mean()
unseen = test[range(100), best].mean()
print(f"the best: validation {seen:.2f}, test {unseen:.2f}")

fig, ax = plt.subplots(figsize=(4.5, 2.9))
models = np.array([1, 3, 10, 30, 100, 200, 1000])
expected, measured = [], []
for n, look in zip((50, 200, 1000), ("C0-", "C1--", "C2:")):
    F = np.cumsum([comb(n, j) / 2**n for j in range(n)])  # at most j right
    line = [(1 - F**m).sum() / n for m in models]
    runs = rng.binomial(n, 0.5, size=(100, 1000)) / n  # (draws, models)
    dots = np.maximum.accumulate(runs, axis=1)[:, models - 1].mean(axis=0)
    expected.append(line)
    measured.append(dots)
    print(f"n = {n:4}: best of 200 has {line[5]:.3f}")
    ax.semilogx(models, line, look)
    ax.semilogx(models, dots, look[:2] + "o", markersize=4)
    ax.text(1200, line[-1], f"$n = {n}$", color=look[:2], va="center")
ax.axhline(0.5, color="black", linewidth=1)
ax.set(xlabel="models", ylabel="best accuracy", xlim=(0.9, 6000))
ax.set(xticks=[1, 10, 100, 1000], xticklabels=[1, 10, 100, 1000])
ax.minorticks_off()
