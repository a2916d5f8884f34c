import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, binary_cross_entropy, circles

x, y = circles(60, rng=0)
starts, etas, steps = 15, np.array([0.3, 1.0, 2.0, 4.0, 8.0]), 50
net = MLP([2, 16, 16, 1], "relu", init="he", replicas=starts * 5, rng=0)
net.theta = np.tile(net.theta[:starts], (5, 1))  # the same for each rate
eta = np.repeat(etas, starts)[:, None]
counts = []
for step in range(steps + 1):
    layers = net.forward(x).z[:2]  # (75, 60, 16) each
    dead = [(z <= 0).all(axis=1).mean(axis=1) for z in layers]
    counts.append(np.reshape(dead, (2, 5, starts)))
    if step < steps:
        loss = net.loss_and_gradient(x, y[:, None], binary_cross_entropy)
        net.theta -= eta * loss[1]
counts = np.array(counts)  # (steps + 1, layers, rates, starts)

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.8), sharey=True)
place, ends = np.arange(5), counts[-1]
rate_four = counts[:, :, 3].mean(axis=2)  # (steps + 1, layers)
marks = (("C0-", "C0o", -0.1), ("C1--", "C1s", 0.1))
means = ends.mean(axis=2).tolist()
for layer, (line, mark, side) in enumerate(marks):
    axes[0].plot(rate_four[:, layer], line)
    low, high = ends[layer].min(axis=1), ends[layer].max(axis=1)
    axes[1].vlines(place + side, low, high, line[:2])
    axes[1].plot(place + side, means[layer], mark)
    print(f"layer {layer + 1}:", *(f"{mean:.2f}" for mean in means[layer]))
axes[0].text(20, 0.65, "layer 2", color="C1")
axes[0].text(22, 0.3, "layer 1", color="C0")
axes[0].set(xlabel="step", ylabel="share dead", ylim=(-0.03, 1.05))
axes[0].set_title("rate 4", size=10)
axes[1].set(xlabel="learning rate", xticks=place)
axes[1].set_xticklabels([f"{eta:g}" for eta in etas])
axes[1].set_title("after 50 steps", size=10)
