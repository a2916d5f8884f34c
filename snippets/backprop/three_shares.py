import matplotlib.pyplot as plt
import numpy as np

w = np.array([0.6, 0.2])  # from two linear hidden units to one output
error = 0.8  # a - y, the derivative of half the squared error
shares = {
    "equal": np.full(2, error / 2),
    "proportional": error * w / w.sum(),
    "gradient": error * w,
}
print("rule          unit 1  unit 2  sum")
for rule, share in shares.items():
    print(f"{rule:12} {share[0]:7.2f} {share[1]:7.2f} {share.sum():5.2f}")
equal, proportional, gradient = shares.values()

centered = dict(ha="center", va="center")
fig, axs = plt.subplots(1, 3, figsize=(4.5, 2.3))
for ax, (rule, share) in zip(axs, shares.items()):
    for height, value, weight in zip((1, -1), share, w):
        ax.plot([0, 1.6], [height, 0], color="gray", zorder=0)
        ax.text(0.9, 0.78 * height, f"${weight:g}$", **centered)
        ax.text(0, 1.62 * height, f"${value:.2f}$", color="C1", **centered)
    ax.text(1.6, 0.62, f"${error:g}$", color="C1", **centered)
    circles = dict(markersize=17, color="white", markeredgecolor="C0")
    ax.plot([0, 0, 1.6], [1, -1, 0], "o", **circles)
    ax.set(title=rule, xlim=(-0.7, 2.2), ylim=(-2.1, 2.1))
    ax.axis("off")
