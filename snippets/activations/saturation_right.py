import numpy as np

from nnref import MLP, binary_cross_entropy, moons

x, y = moons(n=200, noise=0.25, rng=0)
net = MLP([2, 16, 1], hidden="tanh", rng=0)  # its output is the logit
table = []
print("steps  right  wrong  loss")
for t in range(401):
    labels = y[:, None]
    loss, grad = net.loss_and_gradient(x, labels, binary_cross_entropy)
    if t in (0, 10, 100, 400):
        z = net.predict(x)[:, 0]
        flat = np.abs(z) > 4.357  # the output's sigmoid is saturated
        right = int((flat & ((z > 0) == y)).sum())
        wrong = int((flat & ((z > 0) != y)).sum())
        table.append([right, wrong, float(loss)])
        print(f"{t:5} {right:6} {wrong:6}  {loss:.3f}")
    net.theta -= 2 * grad
