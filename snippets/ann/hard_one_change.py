import numpy as np

from nnref import MLP, digits, softmax_cross_entropy

x, y = digits()
x, rng = (x - x.mean(axis=0)) / 16, np.random.default_rng(0)
rows = rng.permutation(len(x))
seen, new = rows[:100], rows[100:600]
rates = np.array([0.03, 0.1, 0.3])  # each is tried
sizes, last, right = [64, 16, 16, 16, 16, 16, 10], [], []
for hidden, init in [("sigmoid", "glorot"), ("relu", "small")]:
    net = MLP(sizes, hidden, init="glorot", replicas=3)
    if init == "small":
        for W in net.weights:
            W[...] = rng.normal(scale=0.1, size=W.shape)
    net.theta[:] = net.theta[0]  # the same start for all rates
    for step in range(160):
        loss, gradient = net.loss_and_gradient(
            x[seen], y[seen], softmax_cross_entropy)
        net.theta -= rates[:, None] * gradient
    shares = (net.classify(x[new]) == y[new]).mean(axis=1)
    last.append(loss.min())
    right.append(shares[loss.argmin()])
    print(f"{hidden}, {init}: loss {last[-1]:.2f}, right {right[-1]:.0%}")
