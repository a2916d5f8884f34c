import numpy as np

from nnref import MLP, digits, softmax_cross_entropy

x, y = digits()
x, rng = x / 16, np.random.default_rng(0)
rows = rng.permutation(len(x))
seen, new = rows[:100], rows[100:]
shuffled = [rng.permutation(y[seen]) for k in range(4)]
labels = np.stack([y[seen], *shuffled])  # (5, 100)

net = MLP([64, 32, 10], "relu", init="he", replicas=5)
p = net.theta.shape[1]
for step in range(300):
    loss, gradient = net.loss_and_gradient(
        x[seen], labels, softmax_cross_entropy)
    net.theta -= 0.5 * gradient
learned = (net.classify(x[seen]) == labels).mean(axis=1)
right = (net.classify(x[new]) == y[new]).mean(axis=1)
mean_right = right[1:].mean()
print(f"{p} parameters, {len(seen)} samples")
print(f"own labels:      seen {learned[0]:4.0%}, new {right[0]:3.0%}")
for share, known in zip(learned[1:], right[1:]):
    print(f"shuffled labels: seen {share:4.0%}, new {known:3.0%}")
print(f"new, mean of the shuffled: {mean_right:.0%}")
