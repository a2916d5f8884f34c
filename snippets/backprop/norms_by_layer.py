import matplotlib.pyplot as plt
import numpy as np

from nnref import relu, sigmoid, tanh

width, depth, networks, n = 50, 30, 10, 4
gains = [0.5, 1, 2, 4]  # width times the variance of a weight
rng = np.random.default_rng(0)
draws = rng.normal(size=(depth, networks, width, width))
x, top = rng.normal(size=(2, networks, n, width))  # inputs; slopes in a above
points, p = np.polynomial.hermite_e.hermegauss(60)  # (1)!


def lengths(f, gain):
    W, a, z = draws * np.sqrt(gain / width), x, []
    q, squares = gain, []  # q: predicted variance of z
    for layer in W:
        z.append(a @ layer)
        a, normal = f(z[-1]), np.sqrt(q) * points
        squares.append(gain * (p @ f.derivative(normal) ** 2) / p.sum())
        q = gain * (p @ f(normal) ** 2) / p.sum()
    delta = [top * f.derivative(z[-1])]  # from the last layer to the first
    for k in range(depth - 2, -1, -1):
        delta.append(delta[-1] @ W[k + 1].swapaxes(1, 2) * f.derivative(z[k]))
    norms = np.sqrt((np.array(delta) ** 2).sum(axis=3).mean(axis=(1, 2)))
    return norms[::-1], np.sqrt(width / gain * np.cumprod(squares[::-1]))[::-1]


fig, axs = plt.subplots(1, 3, sharey=True, figsize=(4.5, 3))
dashes, ratios = dict(zip(gains, (":", "--", "-", "-."))), []
for f, ax in zip((sigmoid, tanh, relu), axs):
    for gain, color in zip(gains, ("C1", "C2", "C0", "C3")):
        norms, theory = lengths(f, gain)
        ax.semilogy(theory, dashes[gain], color=color)
        ax.plot(range(0, depth, 4), norms[::4], "o", color=color, markersize=3)
        ratios.append(norms[0] / norms[-1])
    ax.set(title=f.name, xlabel="layer", xticks=[0, 29], xticklabels=[1, 30])
axs[0].set(ylabel="length of the error terms", ylim=(1e-12, 1e7))
for gain, height in zip(gains, (1e-10, 2e-6, 60, 6e5)):
    axs[2].text(2, height, f"${gain:g}$")
