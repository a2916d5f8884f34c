import matplotlib.pyplot as plt
import numpy as np


def loss(theta):
    return theta**2 / (1 + theta**2)


def slope(theta):
    return 2 * theta / (1 + theta**2) ** 2


starts, eta = [-1.0, 2.0], 1.0
slopes = [slope(theta) for theta in starts]
for theta, rise in zip(starts, slopes):
    new = theta - eta * rise
    print(f"theta {theta:5.2f}  slope {rise:5.2f}  L {loss(theta):.3f}")
    print(f"   -> {new:5.2f}               L {loss(new):.3f}")

fig, ax = plt.subplots(figsize=(4.5, 2.7))
t = np.linspace(-3, 3, 200)
ax.plot(t, loss(t), color="black")
shift = {"arrowstyle": "-|>", "color": "C0", "shrinkA": 0, "shrinkB": 0}
for theta, rise, style in zip(starts, slopes, ["C1--", "C2-."]):
    touch = theta + np.array([-0.8, 0.8])
    ax.plot(touch, loss(theta) + rise * (touch - theta), style)
    ax.plot(theta, loss(theta), "o", color=style[:2])
    ax.annotate("", (theta - eta * rise, -0.1), (theta, -0.1), arrowprops=shift)
    ax.plot([theta, theta], [-0.1, loss(theta)], ":", color="gray")
ax.text(-0.9, 0.62, f"slope ${slopes[0]:.2f}$", color="C1")
ax.text(2.1, 0.62, f"slope ${slopes[1]:.2f}$", color="C2")
ax.text(0.1, -0.1, "$-\\eta \\, L'$", color="C0", va="center", fontsize=13)
ax.set(xlabel="$\\theta$", ylabel="$L$", ylim=(-0.2, 1.1))
