import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, SGD, gate, squared_error, train

x, y = gate("XOR")
eta, starts, steps = 8, 200, [0, 250, 500, 1000, 2000, 4000, 8000]


def network(count):  # of them at once
    kind = dict(hidden="sigmoid", output="sigmoid", rng=0)
    return MLP([2, 2, 1], replicas=count, **kind)  # (1)!


net, solved, losses = network(starts), [0], []
for k, more in enumerate(np.diff(steps), 1):
    history = train(net, x, y[:, None], squared_error, SGD(eta), epochs=more)
    right = (net.classify(x) == y).all(axis=1)  # in all four rows
    solved.append(starts - int((~right).sum()))
    print(f"{steps[k]:4} steps: {solved[k]} of {starts}")
    if steps[k] <= 1000:
        losses += history.loss  # a row of 200 for each step
        solved_early = right
    if steps[k] >= 1000:  # (2)!
        theta = net.theta[~right]
        net = network(len(theta))
        net.theta = theta
share, failed = solved[-1] / starts, starts - solved[-1]
stand, counts = np.unique(history.loss[-1].round(3), return_counts=True)
print("losses of the failures:", *zip(stand.tolist(), counts.tolist()))

fig, ax = plt.subplots(figsize=(4.5, 3))
for curve, ok in zip(np.array(losses[::40]).T[20:60], solved_early[20:60]):
    color, style = ("C0", "-") if ok else ("C1", "--")
    ax.plot(range(0, 1000, 40), curve, style, color=color, linewidth=0.8)
ax.text(1020, 0.003, "solved", color="C0")
ax.text(1020, 1 / 16, "not solved", color="C1", va="center")
ax.set(xlabel="steps", ylabel="loss", xlim=(0, 1350), ylim=(0, 0.19))
ax.set(xticks=steps[:4], yticks=[0, 1 / 16, 1 / 12, 1 / 8])
ax.set(yticklabels=["0", "1/16", "1/12", "1/8"])
