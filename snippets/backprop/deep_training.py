import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, SGD, binary_cross_entropy, moons, train

x, y = moons(60, rng=0)
y = y[:, None]
sizes = [2, *[10] * 8, 1]  # eight hidden layers
fig, ax = plt.subplots(figsize=(4.5, 2.6))
ratios, losses = [], []
kinds = [("sigmoid", "glorot"), ("tanh", "glorot"), ("relu", "he")]
for (hidden, init), dash in zip(kinds, (":", "--", "-")):
    net, slopes = MLP(sizes, hidden, init=init, rng=1), MLP(sizes, hidden)
    slopes.theta = net.loss_and_gradient(x, y, binary_cross_entropy)[1]  # (1)!
    lengths = [np.linalg.norm(W) for W in slopes.weights]
    ratios.append(float(lengths[0] / lengths[-1]))
    history = train(net, x, y, binary_cross_entropy, SGD(0.03), epochs=400)
    losses.append(history.loss[-1])
    print(f"{hidden:7} first/last {ratios[-1]:7.1e}, loss {losses[-1]:.3f}")
    ax.plot(history.loss, dash)
ax.text(250, 0.72, "sigmoid", color="C0")
ax.text(40, 0.24, "tanh", color="C1")
ax.text(130, 0.48, "relu", color="C2")
ax.set(xlabel="step", ylabel="loss", xlim=(0, 400), ylim=(0, 0.85))
