import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, SGD, gate, squared_error, train

x, y = gate("XOR")
kind = dict(hidden="sigmoid", output="sigmoid", rng=0)
drawn = MLP([2, 2, 1], replicas=200, **kind).theta  # (200, 9)
net = MLP([2, 2, 1], replicas=2, **kind)
net.theta = drawn[[0, 6]]  # one start that succeeds and one that fails
norms, slopes = [], []
for more in (1000, 3000, 4000):
    train(net, x, y[:, None], squared_error, SGD(8), epochs=more)
    loss, gradient = net.loss_and_gradient(x, y[:, None], squared_error)
    norms.append(np.linalg.norm(net.theta[1]))
    slopes.append(np.linalg.norm(gradient[1]))
    print(f"L {loss[1]:.5f}  outputs {net.predict(x)[1, :, 0].round(2)}")
    print(f"  |theta| {norms[-1]:.1f}  |gradient| {slopes[-1]:.6f}")
(z, _), (h, _) = net.forward(x).z, net.forward(x).a  # (2, 4, 2)
flat = (h * (1 - h))[1, [1, 3]].max()  # slopes of the sigmoid there
print("z of 01", z[1, 1].round(1), " of 11", z[1, 3].round(1))
fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.8), sharey=True)
a = np.array([-0.5, 1.4])
for k, (ax, title) in enumerate(zip(axes, ["succeeds", "fails"])):
    w, b = net.weights[1][k, :, 0], net.biases[1][k, 0]
    ax.plot(a, -(w[0] * a + b) / w[1], color="black")  # output 1/2
    digits = {}  # point, about -> the rows that lie there
    for row, text in zip(h[k].round(1), ["00", "01", "10", "11"]):
        digits.setdefault(tuple(row.tolist()), []).append(text)
    for (left, height), texts in digits.items():
        print(f"{title:8} {left, height}: rows", *texts)
        above = "01" in texts or "10" in texts
        place = (left - 0.12, height + 0.08) if above else (left, height - 0.28)
        ax.text(*place, ", ".join(texts), ha="right" if above else "center")
    ax.plot(*h[k][y == 1].T, "o", color="none", mec="C0", ms=11)
    ax.plot(*h[k][y == 0].T, "x", color="C1")
    ax.set(xlim=a, ylim=a, xticks=[0, 1], yticks=[0, 1], title=title)
    ax.set_xlabel("$h_1$", size=13)
    ax.set_aspect("equal")
axes[0].set_ylabel("$h_2$", size=13)
