import numpy as np

from nnref import MLP, Adam, binary_cross_entropy, circles

x, y = circles(n=120, noise=0.08, rng=0)
best = []
for sizes in ([2, 1, 16, 16, 1], [2, 2, 16, 16, 1], [2, 3, 16, 16, 1]):
    net, optimizer = MLP(sizes, replicas=10, rng=0), Adam(0.03)
    for step in range(150):
        loss, grad = net.loss_and_gradient(x, y[:, None], binary_cross_entropy)
        optimizer.step(net.theta, grad)
    best.append(float((net.classify(x) == y).mean(axis=1).max()))
    print(f"{sizes}: best {best[-1]:.2f}")

net = MLP([2, 1, 16, 16, 1], rng=1)
w = net.weights[0][:, 0]
one = np.array([0.3, 0.4])
other = one + 2 * np.array([-w[1], w[0]])  # at a right angle to w
outputs = net.predict([one, other])[:, 0]
gap = float(abs(outputs[0] - outputs[1]))
print("two outputs: {:.6f}, {:.6f}".format(*outputs))
