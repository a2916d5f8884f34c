import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, Adam, mse

rng, sets, widths = np.random.default_rng(0), 8, [2, 8, 32]
net = MLP([1, 32, 1], "tanh", rng=0, replicas=3 * sets)
net.weights[0][:] *= 3  # bends more from the start
absent = np.arange(32) >= np.repeat(widths, sets)[:, None]
net.weights[1][absent] = 0  # units that a narrower network does not have


def draw(x):  # eight data sets, each for a network of every width
    y = np.sin(np.pi * x) + 0.5 * rng.normal(size=(sets, len(x)))
    return np.tile(x, (3 * sets, 1))[..., None], np.tile(y, (3, 1))[..., None]


train, held = draw(np.linspace(-0.95, 0.95, 20)), draw(rng.uniform(-1, 1, 100))
optimizer, steps, curves = Adam(lr=0.05), np.arange(15, 361, 15), []
for step in range(361):
    loss, grad = net.loss_and_gradient(*train, mse)
    if step in steps:
        curves.append([loss, net.loss_and_gradient(*held, mse)[0]])
    grad[:, 64:96][absent] = 0  # their output weights stay 0
    optimizer.step(net.theta, grad)
parts = np.reshape(curves, (-1, 2, 3, sets))
low, middle, high = np.quantile(parts, [0.25, 0.5, 0.75], axis=3)
lowest = middle[:, 1].min(axis=0)  # of the validation error, by width
turn, last = steps[at := middle[:, 1, 2].argmin()], parts[-1, 1]
rises, wider = (last[2] > [parts[at, 1, 2], last[0]]).sum(axis=1)  # of 8
for row in zip(widths, *middle[-1], lowest):
    print("{:2} units: {:.2f} {:.2f}, lowest {:.2f}".format(*row))

fig, ax = plt.subplots(figsize=(4.5, 2.8))
for k, name, look in (0, "training", "C0-"), (1, "validation", "C1--"):
    band = low[:, k, 2], high[:, k, 2]
    ax.fill_between(steps, *band, color=look[:2], alpha=0.15, linewidth=0)
    ax.plot(steps, middle[:, k, 2], look)
    ax.text(280, middle[18, k, 2] + 0.08, name, color=look[:2])
ax.set(xlabel="steps", ylabel="mean squared error", xlim=(0, 370))
