import matplotlib.pyplot as plt
import numpy as np

from nnref import constant, cosine

curvature, s, first, T = 1.0, 1.0, 25.0, 200  # s: size of the noise


def best(t):
    return 1 / (curvature * (t + 1 + (s / curvature) ** 2 / first))


def follow(rate):
    """V, the mean squared distance, step by step: exact."""
    V = [first]
    for t in range(T):
        keep = (1 - rate(t) * curvature) ** 2
        V.append(keep * V[-1] + (rate(t) * s) ** 2)
    return np.array(V)


runs = [
    ("rate 0.5", constant(0.5), "C1--"),
    ("rate 0.05", constant(0.05), "C2-."),
    ("cosine", cosine(0.5, T), "C0-"),
    ("best possible", best, "k:"),
]
ends = []
fig, ax = plt.subplots(figsize=(4.5, 3.1))
for name, rate, style in runs:
    V = follow(rate)
    ends.append(float(V[-1]))
    print(f"{name}: {ends[-1]:.4f}")
    ax.loglog(range(1, T + 2), V, style, linewidth=1.6)
ax.text(60, 0.45, "rate 0.5", color="C1")
ax.text(14, 12, "rate 0.05", color="C2")
ax.text(125, 0.17, "cosine", color="C0")
ax.text(12, 0.02, "best possible", color="black", ha="right")
ax.set(xlabel="steps", ylabel="squared distance")
