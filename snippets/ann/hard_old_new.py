import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, digits, softmax_cross_entropy

x, y = digits()
x, rng = (x - x.mean(axis=0)) / 16, np.random.default_rng(0)
rows = rng.permutation(len(x))
seen, new = rows[:100], rows[100:600]
rates = np.array([0.03, 0.1, 0.3])  # each is tried
sizes, steps = [64, 16, 16, 16, 16, 16, 10], 160


def trained(hidden, small):
    net, losses = MLP(sizes, hidden, init="he", replicas=3), []
    if small:
        for W in net.weights:
            W[...] = rng.normal(scale=0.1, size=W.shape)
    net.theta[:] = net.theta[0]  # the same start for all rates
    for step in range(steps):
        loss, gradient = net.loss_and_gradient(
            x[seen], y[seen], softmax_cross_entropy)
        losses.append(loss)
        net.theta -= rates[:, None] * gradient
    best = loss.argmin()
    share = (net.classify(x[new]) == y[new]).mean(axis=1)[best]
    return np.array(losses)[:, best], share


fig, ax = plt.subplots(figsize=(4.5, 2.6))
last, right = [], []
for hidden, small, line in [("sigmoid", True, "C1--"), ("relu", False, "C0-")]:
    curve, share = trained(hidden, small)
    last.append(curve[-1])
    right.append(share)
    print(f"{hidden:7} loss {last[-1]:.2f}, right {share:.0%}")
    ax.plot(curve, line)
ax.text(80, 2.46, "old settings", color="C1")
ax.text(60, 0.5, "new settings", color="C0")
ax.set(xlabel="step", ylabel="loss", xlim=(0, 160), ylim=(0, 2.7))
