import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, gate, sigmoid, squared_error, step

x, y = gate("XOR")
by_hand = np.array([1, -1, 1, -1, -0.5, 1.5, 1, 1, -1.5])
places = np.linspace(-6, 12, 361)  # values of one hidden weight
here, nudge, slopes = 1, 1e-6, []
fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.3))
for name, f, line in [("step", step, "C1--"), ("sigmoid", sigmoid, "C0-")]:
    axes[0].plot(places, f(places), line)
    net = MLP([2, 2, 1], hidden=name, output=name)
    net.theta = 5 * by_hand
    losses = []
    for value in [*places, here, here + nudge]:
        net.weights[0][0, 0] = value  # from x1 to h1; the others stay
        losses.append(net.loss_and_gradient(x, y[:, None], squared_error)[0])
    *curve, loss, nudged = losses
    slopes.append((nudged - loss) / nudge)
    print(f"{name:8} L = {loss:.4f}  slope {slopes[-1]:.4f}")
    axes[1].plot(places, curve, line)
    axes[1].plot(here, loss, "o", color="black", markersize=5)
touch = here + np.array([-3, 3])  # the line with this slope
axes[1].plot(touch, loss + slopes[-1] * (touch - here), color="black")
axes[0].text(-5.8, 1.06, "step function", color="C1")
axes[0].text(-5.8, 0.4, "sigmoid", color="C0")
axes[0].set_xlabel("$z$", size=13)
axes[0].set(ylabel="output", xlim=(-6, 6), ylim=(-0.1, 1.2))
axes[1].set(xlabel="one hidden weight", ylabel="loss", ylim=(0, 0.16))
axes[1].set(yticks=[0, 0.05, 0.1, 0.15])
