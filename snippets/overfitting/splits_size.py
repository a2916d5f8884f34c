import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
p, sizes = 0.9, np.array([25, 50, 100, 200, 500, 1000, 10000])
error = np.sqrt(p * (1 - p) / sizes)
table = []
print("    n  within 1.96 se  measured")
for n, se in zip(sizes, error):
    measured = rng.binomial(n, p, size=20000) / n  # accuracies of one model
    inside = np.mean(abs(measured - p) < 1.96 * se)
    table.append([1.96 * se, measured.std() / se, inside])
    print(f"{n:5}  0.9 +- {1.96 * se:.3f}    {inside:.2f}")

fig, ax = plt.subplots(figsize=(4.5, 2.6))
for n in sizes[:-1]:
    seen = rng.binomial(n, p, size=25) / n
    at = n * rng.uniform(0.93, 1.07, size=25)  # side by side
    ax.plot(at, seen, "C1o", markersize=2.5)
fine = np.geomspace(20, 1200)
half = 1.96 * np.sqrt(p * (1 - p) / fine)
ax.semilogx(fine, p - half, "C0--", fine, p + half, "C0--")
ax.axhline(p, color="black", linewidth=1)
ax.set(xlabel="samples in the test set", ylabel="accuracy", ylim=(0.72, 1.03))
ax.set(xticks=sizes[:-1], xticklabels=sizes[:-1])
ax.minorticks_off()
