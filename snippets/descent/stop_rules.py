import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, gate, squared_error

x, y = gate("XOR")
kind = dict(hidden="sigmoid", output="sigmoid", rng=0)
net, budget, losses, norms = MLP([2, 2, 1], **kind), 1500, [], []
net.theta = MLP([2, 2, 1], replicas=200, **kind).theta[0]
for k in range(budget + 1):
    loss, gradient = net.loss_and_gradient(x, y[:, None], squared_error)
    net.theta -= 8 * gradient
    losses.append(loss)
    norms.append(np.linalg.norm(gradient))
losses, norms, step = np.array(losses), np.array(norms), np.arange(budget + 1)
changes = abs(np.diff(losses, prepend=np.inf))  # from the step before
rules = {
    "small change": changes < 1e-7,
    "small gradient": norms < 1e-4,
    "target": losses < 0.01,
    "budget": step == budget,
}
stops = [int(holds.argmax()) for holds in rules.values()]  # the first
reached = losses[stops]
ratio = changes[-1] / changes[:600].min()  # the last, the flattest

fig, ax = plt.subplots(figsize=(4.5, 2.6))
ax.plot(losses, color="gray", linewidth=1)
styles, above = ["C3s", "C1X", "C0o", "C2^"], [-0.02, 0.012, 0.012, 0.012]
for name, k, style, up in zip(rules, stops, styles, above):
    print(f"{name:14} stops at {k:4}, L {losses[k]:.5f}")
    ax.plot(k, losses[k], style, fillstyle="none")
    ax.text(k + 20, losses[k] + up, name, color=style[:2])
ax.set(xlabel="step", ylabel="loss", xlim=(0, 1750), ylim=(-0.005, 0.15))
