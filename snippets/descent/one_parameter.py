import matplotlib.pyplot as plt
import numpy as np

from nnref import squared_error

x = np.array([1.0, 2, 3])  # (n,)
y = np.array([2.0, 2, 5])


def sample_losses(w):
    return 0.5 * (w * x - y) ** 2  # one for each sample


w = 1.0
losses = sample_losses(w)
loss = losses.mean()
for values in zip(x, w * x, y, losses):
    print("x {:.0f}  output {:.0f}  target {:.0f}  loss {:.1f}".format(*values))
print(f"average {loss:.4f}, nnref {squared_error(w * x, y):.4f}")

places = np.linspace(0.4, 2.6, 221)  # values of w
curves = np.array([sample_losses(place) for place in places])
average = curves.mean(axis=1)
best, least = float(places[average.argmin()]), float(average.min())
print(f"lowest at w = {best:.2f}: {least:.4f}")

fig, ax = plt.subplots(figsize=(4.5, 2.8))
ends = zip(curves.T, ["C1--", "C2-.", "C3:"], [0.3, 5.12, 3.92], [1, 2, 3])
for curve, style, height, i in ends:
    ax.plot(places, curve, style, linewidth=1.2)
    ax.text(2.65, height, rf"$\ell_{i}$", color=style[:2], va="center")
ax.plot(places, average, color="C0", linewidth=2.5)
ax.text(2.65, 3.07, "$L$", color="C0", va="center", size=12)
ax.plot(best, least, "o", color="black", markersize=6)
ax.set(xlabel="$w$", ylabel="loss", ylim=(0, 5.4), xlim=(0.3, 2.85))
